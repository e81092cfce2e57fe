/**
 * Writes everything that is generated and committed: the services' SDL, the supergraph and the public schema, the
 * events' JSON Schemas, examples and AsyncAPI document, the dashboard's client types.
 *
 *   npm run generate                         writes what differs
 *   npm run generate:check                   writes nothing, fails with a list of what differs
 *   npm run generate:check -- --against REF  also compares the events' schemas with those of another commit
 */
import { parseArgs } from 'node:util';
import { dashboardIsCurrent } from './generate/dashboard.mjs';
import { eventOutputs, incompatibleSchemas } from './generate/events.mjs';
import { graphOutputs } from './generate/graph.mjs';
import { staleOutputs, writeOutputs } from './generate/outputs.mjs';
import { build } from './generate/run.mjs';

const { values } = parseArgs({ options: { check: { type: 'boolean' }, against: { type: 'string' } } });

build(['directory', 'compliance', 'reporting', 'event-contracts']);
const events = await eventOutputs();
const broken = await incompatibleSchemas(events, values.against);
if (broken.length > 0) {
  fail('Within a version an event may only gain optional properties; make a new version instead', broken);
}

const { outputs: graph, promises } = await graphOutputs();
const outputs = [...graph, ...events];
const stale = staleOutputs(outputs);
if (!values.check) writeOutputs(stale);
if (promises.length > 0) {
  console.warn(
    `Null while another service is away, though the graph says otherwise:\n  ${promises.join('\n  ')}`,
  );
}
const dashboardCurrent = dashboardIsCurrent(Boolean(values.check));
if (!values.check) {
  console.log(stale.length > 0 ? `Written:\n  ${pathsOf(stale)}` : 'All was current.');
} else if (stale.length > 0 || !dashboardCurrent) {
  fail(
    'Not current, run "npm run generate"',
    dashboardCurrent ? [pathsOf(stale)] : [pathsOf(stale), 'apps/dashboard'],
  );
}

function pathsOf(list) {
  return list.map(({ path }) => path).join('\n  ');
}

function fail(reason, lines) {
  console.error(`${reason}:\n  ${lines.filter(Boolean).join('\n  ')}`);
  process.exit(1);
}

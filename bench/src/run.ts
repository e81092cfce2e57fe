import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { projectRoot } from '@rasad/local';
import { deriveBench } from './derive.bench.ts';
import type { Size } from './large-organisation.ts';
import { listsBench } from './lists.bench.ts';
import { organisationBench } from './organisation.bench.ts';

/** The benchmarks by the name under which `npm run bench -- NAME` runs them. */
const benchmarks: Readonly<Record<string, (size: Size) => Promise<Record<string, unknown>>>> = {
  derive: deriveBench,
  lists: listsBench,
  organisation: organisationBench,
};

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    units: { type: 'string', default: '5000' },
    obligations: { type: 'string', default: '250' },
  },
});
const [name = ''] = positionals;
const bench = benchmarks[name];
if (!bench) {
  process.stderr.write(`benchmarks: ${Object.keys(benchmarks).join(', ')}\n`);
  process.exit(2);
}
const figures = await bench({ units: Number(values.units), obligations: Number(values.obligations) });
const folder = join(projectRoot, 'artifacts', 'bench');
mkdirSync(folder, { recursive: true });
const json = `${JSON.stringify(figures, null, 2)}\n`;
writeFileSync(join(folder, `${name}.json`), json);
process.stdout.write(`\n${json}`);
const { overBudget } = figures;
if (Array.isArray(overBudget) && overBudget.length > 0) process.exitCode = 1;

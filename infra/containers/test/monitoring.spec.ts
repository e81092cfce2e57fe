import { describe, expect, it } from '@jest/globals';
import { filesBelow, projectFile, yamlDocuments } from './project-text.ts';

interface Rules {
  groups: { rules: { alert: string; expr: string; annotations: { summary: string; action: string } }[] }[];
}
interface Dashboard {
  panels: { title: string; targets: { expr: string }[] }[];
}

const [rules] = yamlDocuments<Rules>('infra/monitoring/alerts.yml') as [Rules];
const alerts = rules.groups.flatMap((group) => group.rules);
const dashboard = JSON.parse(projectFile('infra/monitoring/grafana/dashboards/rasad.json')) as Dashboard;
const expressions = [
  ...alerts.map(({ alert, expr }) => ({ place: alert, expr })),
  ...dashboard.panels.flatMap(({ title, targets }) => targets.map(({ expr }) => ({ place: title, expr }))),
];

/** What prom-client and Prometheus itself provide beside the platform's own metrics. */
const general = [
  'up',
  'process_resident_memory_bytes',
  'process_cpu_seconds_total',
  'nodejs_eventloop_lag_p99_seconds',
];

/** The names that the sources register; a histogram is asked for by its series. */
function registered(): Set<string> {
  const sources = [...filesBelow('libs', '.ts'), ...filesBelow('services', '.ts')].filter(
    (path) => path.includes('/src/') && !path.endsWith('.spec.ts'),
  );
  const names = sources.flatMap((path) => projectFile(path).match(/(?<=')rasad_[a-z_]+(?=')/g) ?? []);
  return new Set([
    ...general,
    ...names.flatMap((name) => [name, `${name}_bucket`, `${name}_count`, `${name}_sum`]),
  ]);
}

describe('alerts and dashboards', () => {
  it('ask for metrics that exist', () => {
    const known = registered();
    const unknown = expressions.flatMap(({ place, expr }) =>
      [...expr.matchAll(/\b([a-z_]+)(?=\{)/g)].flatMap(([, name]) =>
        known.has(name ?? '') ? [] : [`${place}: ${name}`],
      ),
    );
    expect(unknown).toEqual([]);
    expect(expressions.length).toBeGreaterThan(20);
  });

  it('look at this platform alone', () => {
    for (const { place, expr } of expressions) expect(`${place} ${expr}`).toMatch(/job="rasad"/);
  });

  it('tell whoever is on duty what to do, and name runbooks that are there', () => {
    for (const { annotations } of alerts) {
      expect(annotations.action.length).toBeGreaterThan(20);
      for (const [path] of annotations.action.matchAll(/docs\/[\w/-]+\.md/g))
        expect(projectFile(path)).toBeTruthy();
    }
  });
});

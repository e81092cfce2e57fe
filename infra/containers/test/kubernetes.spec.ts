import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadSecrets } from '@rasad/local';
import { describe, expect, it } from '@jest/globals';
import { kubernetesSecrets } from '../src/kubernetes-secrets.rules.ts';
import { filesBelow, variablesRead, yamlDocuments } from './project-text.ts';

interface Container {
  image: string;
  env?: { name: string }[];
  livenessProbe?: object;
  readinessProbe?: object;
  startupProbe?: object;
  resources: { requests: object; limits: object };
  securityContext: object;
}
interface Manifest {
  kind: string;
  metadata: { name: string };
  spec: {
    template: { metadata: { labels: Record<string, string> }; spec: PodSpec };
    selector: { matchLabels: Record<string, string> };
    scaleTargetRef: { name: string };
    podSelector: { matchLabels?: Record<string, string> };
  };
}
interface PodSpec {
  securityContext: object;
  automountServiceAccountToken: boolean;
  containers: Container[];
  volumes: { secret?: { secretName: string } }[];
}
interface Kustomization {
  resources: string[];
  configMapGenerator?: { literals: string[] }[];
  images: { name: string }[];
}

const folder = 'infra/kubernetes';
const kustomizations = filesBelow(folder, 'kustomization.yaml').map(
  (path) => [path, yamlDocuments<Kustomization>(path)[0] as Kustomization] as const,
);
const manifests = filesBelow(`${folder}/base`, '.yaml')
  .filter((path) => !path.endsWith('kustomization.yaml'))
  .flatMap((path) => yamlDocuments<Manifest>(path));
const ofKind = (kind: string) => manifests.filter((manifest) => manifest.kind === kind);
const workloads = [...ofKind('Deployment'), ...ofKind('Job')];

describe('the manifests for Kubernetes', () => {
  it('are all listed, and every listed file is there', () => {
    for (const [path, { resources }] of kustomizations) {
      const beside = path.replace(/\/kustomization\.yaml$/, '');
      const files = filesBelow(beside, '.yaml').filter((file) => !file.endsWith('kustomization.yaml'));
      const listed = resources.filter((resource) => resource.endsWith('.yaml'));
      expect(listed.map((file) => join(beside, file)).sort()).toEqual(files.sort());
    }
  });

  it('run every pod unprivileged, with bounds, and without a token of the cluster', () => {
    expect(workloads).toHaveLength(8);
    for (const { spec } of workloads) {
      const pod = spec.template.spec;
      expect(pod).toMatchObject({
        automountServiceAccountToken: false,
        securityContext: { runAsNonRoot: true },
      });
      for (const container of pod.containers) {
        expect(container.securityContext).toMatchObject({
          readOnlyRootFilesystem: true,
          allowPrivilegeEscalation: false,
          capabilities: { drop: ['ALL'] },
        });
        expect(container.resources).toMatchObject({ requests: expect.anything(), limits: expect.anything() });
      }
    }
  });

  it('give each service probes, a disruption budget, autoscaling, and a policy that lets it be reached', () => {
    for (const { metadata, spec } of ofKind('Deployment')) {
      const { name } = metadata;
      expect(spec.template.spec.containers[0]).toMatchObject({
        startupProbe: { httpGet: { path: '/health/live' } },
        livenessProbe: { httpGet: { path: '/health/live' } },
        readinessProbe: { httpGet: { path: '/health/ready' } },
      });
      expect(ofKind('PodDisruptionBudget').map((each) => each.metadata.name)).toContain(name);
      expect(ofKind('HorizontalPodAutoscaler').map((each) => each.spec.scaleTargetRef.name)).toContain(name);
    }
    const labels = ofKind('Deployment').map(({ spec }) => spec.template.metadata.labels['rasad/tier']);
    const opened = ofKind('NetworkPolicy').map(({ spec }) => spec.podSelector.matchLabels?.['rasad/tier']);
    expect(labels.filter((tier) => !opened.includes(tier))).toEqual([]);
    expect(ofKind('NetworkPolicy').map(({ spec }) => spec.podSelector)).toContainEqual({});
  });

  it('refer to secrets that the command prints, by name', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'containers-')), 'secrets.json');
    const printed = kubernetesSecrets(loadSecrets(file), false).map(({ metadata }) => metadata.name);
    const used = workloads.flatMap(({ spec }) =>
      spec.template.spec.volumes.flatMap(({ secret }) => secret?.secretName ?? []),
    );
    expect(used).toHaveLength(8);
    expect(used.filter((name) => !printed.includes(name))).toEqual([]);
  });

  it('set only variables that a program reads', () => {
    const known = variablesRead();
    const literals = kustomizations.flatMap(([, each]) => each.configMapGenerator?.[0]?.literals ?? []);
    const own = workloads.flatMap(({ spec }) => spec.template.spec.containers[0]?.env ?? []);
    const set = [...literals.map((text) => text.split('=')[0] ?? ''), ...own.map(({ name }) => name)];
    expect(set.length).toBeGreaterThan(10);
    expect(set.filter((name) => !known.has(name))).toEqual([]);
  });
});

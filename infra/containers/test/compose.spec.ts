import { describe, expect, it } from '@jest/globals';
import { projectFile, variablesRead, yamlDocuments } from './project-text.ts';

interface ComposeService {
  environment?: Record<string, string | null>;
  volumes?: string[];
  networks?: string[];
  network_mode?: string;
  ports?: string[];
  user?: string;
  read_only?: boolean;
  cap_drop?: string[];
  security_opt?: string[];
  depends_on?: Record<string, { condition: string }>;
  healthcheck?: object;
  restart?: string;
}
interface Compose {
  services: Record<string, ComposeService>;
  networks: Record<string, { internal?: boolean }>;
  volumes: Record<string, null>;
}

const [compose] = yamlDocuments<Compose>('docker-compose.yml') as [Compose];
const services = Object.entries(compose.services);
const dockerfile = projectFile('Dockerfile');

describe('docker-compose.yml', () => {
  it('sets only variables that a program reads', () => {
    const known = variablesRead();
    const set = services.flatMap(([, service]) => Object.keys(service.environment ?? {}));
    expect(set.filter((name) => !/^(PGDATA|GF_)/.test(name) && !known.has(name))).toEqual([]);
  });

  it('uses no setting that .env.example does not tell of', () => {
    const told = projectFile('.env.example');
    const used = [...projectFile('docker-compose.yml').matchAll(/\$\{([A-Z_]+)/g)].map(([, name]) => name);
    const undocumented = new Set(used.filter((name) => !told.includes(`${name}=`)));
    expect([...undocumented]).toEqual(['RASAD_FILES_STORE']);
  });

  it('gives every container of ours a closed root file system and no privilege', () => {
    for (const [name, service] of services.filter(([name]) => name !== 'postgres')) {
      expect({ name, ...service }).toMatchObject({
        name,
        read_only: true,
        cap_drop: ['ALL'],
        security_opt: ['no-new-privileges:true'],
      });
    }
  });

  it('publishes the gateway and the dashboards of operators alone, on the loopback address, and lets no other part out', () => {
    const published = services.filter(([, service]) => service.ports);
    expect(published.map(([name]) => name)).toEqual(['gateway', 'grafana']);
    expect(compose.services.grafana?.ports).toEqual([expect.stringMatching(/^127\.0\.0\.1:/)]);
    expect(compose.services.gateway?.ports).toEqual([
      expect.stringMatching(/^\$\{RASAD_BIND:-127\.0\.0\.1\}:/),
    ]);
    expect(compose.networks.inside).toEqual({ internal: true });
    const reachingOut = services.filter(([, service]) => service.networks?.includes('outside'));
    expect(reachingOut.map(([name]) => name)).toEqual(['gateway', 'grafana']);
  });

  it('lets a container see its own secrets alone', () => {
    const others = services.filter(([name]) => !['secrets', 'prometheus'].includes(name));
    for (const [name, service] of others) {
      const seen = (service.volumes ?? []).filter((volume) => volume.startsWith('secrets-'));
      const own = name.replace(/^migrate-(.*)$/, '$1-owner').replace('databases', 'keep');
      expect(seen.map((volume) => volume.split(':')[0])).toEqual([`secrets-${own}`]);
      expect(seen.every((volume) => volume.endsWith(':ro'))).toBe(true);
    }
  });

  it('starts in the order of what each part needs, and waits for health', () => {
    for (const service of ['directory', 'compliance', 'reporting']) {
      expect(compose.services[service]?.depends_on).toEqual({
        [`migrate-${service}`]: { condition: 'service_completed_successfully' },
        nats: { condition: 'service_healthy' },
      });
      expect(dockerfile).toMatch(new RegExp(`^FROM runtime AS ${service}$`, 'm'));
    }
    expect(compose.services.gateway?.depends_on).toEqual({
      directory: { condition: 'service_healthy' },
      compliance: { condition: 'service_healthy' },
      reporting: { condition: 'service_healthy' },
    });
  });
});

describe('the Dockerfile', () => {
  it('ends every image as an unprivileged account with a health check, but the one that hands out secrets', () => {
    const stages = dockerfile.split(/^FROM /m).slice(1);
    const base = stages.find((stage) => stage.includes(' AS runtime\n'));
    expect(base).toMatch(/^USER node$/m);
    expect(base).toMatch(/^HEALTHCHECK /m);
    const asRoot = stages.filter((stage) => /^USER root$/m.test(stage));
    expect(asRoot.map((stage) => stage.split('\n')[0])).toEqual(['runtime AS prepare']);
  });

  it('sets only variables that a program reads', () => {
    const known = variablesRead();
    const set = dockerfile.match(/\bRASAD_[A-Z_]+(?==)/g) ?? [];
    expect(set.filter((name) => !known.has(name))).toEqual([]);
  });
});

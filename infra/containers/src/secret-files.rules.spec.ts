import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadSecrets } from '@rasad/local';
import { describe, expect, it } from '@jest/globals';
import { secretFiles, type Holder } from './secret-files.rules.ts';

const secrets = loadSecrets(join(mkdtempSync(join(tmpdir(), 'containers-')), 'secrets.json'));
const places = {
  postgres: { host: 'postgres', port: 5432 },
  nats: { host: 'nats', port: 4222, monitorPort: 8222, storeFolder: '/data/nats' },
  syncAlways: true,
  sampleMode: true,
};
const files = secretFiles(secrets, places);
const all = JSON.stringify;

describe('what each container is given', () => {
  it('is the address of its own database alone, as the role that it needs', () => {
    expect(files.compliance.RASAD_DATABASE_URL).toMatch(/^postgres:\/\/compliance_run:.+@postgres:5432\//);
    expect(Object.keys(files['compliance-owner'])).toEqual(['RASAD_MIGRATION_DATABASE_URL']);
    expect(files['compliance-owner'].RASAD_MIGRATION_DATABASE_URL).toContain('compliance_owner:');
    for (const other of ['directory', 'reporting', 'gateway'] as const) {
      expect(all(files[other])).not.toContain(secrets.databasePasswords.compliance.run);
      expect(all(files[other])).not.toContain(secrets.databasePasswords.compliance.owner);
    }
  });

  it('is the owner of the read models for reporting, which rebuilds them, and for no other running service', () => {
    const owning = (Object.keys(files) as Holder[]).filter((holder) =>
      all(files[holder]).includes('_owner:'),
    );
    expect(owning.sort()).toEqual(['compliance-owner', 'directory-owner', 'reporting', 'reporting-owner']);
  });

  it('is the signing key for the gateway alone', () => {
    const knowing = (Object.keys(files) as Holder[]).filter((holder) =>
      Object.values(files[holder]).includes(secrets.principalPrivateKey),
    );
    expect(knowing).toEqual(['gateway']);
  });

  it('is its own NATS user', () => {
    for (const user of ['directory', 'compliance', 'reporting', 'gateway', 'operator'] as const) {
      expect(files[user].RASAD_NATS_URL).toBe(`nats://${user}:${secrets.natsPasswords[user]}@nats:4222`);
    }
    expect(files.nats['nats.conf']).toContain('sync_interval: always');
  });

  it('holds no key of the sample identity provider outside sample mode', () => {
    expect(files.gateway).toHaveProperty('RASAD_DEVELOPMENT_ISSUER_KEY');
    expect(secretFiles(secrets, { ...places, sampleMode: false }).gateway).not.toHaveProperty(
      'RASAD_DEVELOPMENT_ISSUER_KEY',
    );
  });
});

import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { EnvironmentError, readEnv, subgraphEnv } from '../src/env.js';

const complete = {
  RASAD_HTTP_PORT: '4101',
  RASAD_DATABASE_URL: 'postgres://directory_run:secret@127.0.0.1:5432/directory',
  RASAD_NATS_URL: 'nats://directory:secret@127.0.0.1:4222',
  RASAD_PRINCIPAL_PUBLIC_KEY: '{}',
};
const schema = z.object(subgraphEnv);

describe('the environment', () => {
  it('is read with its defaults', () => {
    expect(readEnv(schema, complete)).toMatchObject({
      RASAD_HTTP_HOST: '127.0.0.1',
      RASAD_HTTP_PORT: 4101,
      RASAD_SAMPLE_MODE: false,
      RASAD_LOG_LEVEL: 'info',
    });
  });

  it('names every variable that is missing or wrong, with what it needs, and no value', () => {
    const wrong = { ...complete, RASAD_DATABASE_URL: 'mysql://root:hunter2@db/x', RASAD_NATS_URL: undefined };
    const read = () => readEnv(schema, wrong);
    expect(read).toThrow(EnvironmentError);
    expect(read).toThrow(/RASAD_DATABASE_URL: .*e\.g\. postgres/);
    expect(read).toThrow(/RASAD_NATS_URL: .*e\.g\. nats/);
    expect(read).not.toThrow(/hunter2/);
  });

  it('takes true and false alone for a switch', () => {
    expect(() => readEnv(schema, { ...complete, RASAD_SAMPLE_MODE: 'yes' })).toThrow(/RASAD_SAMPLE_MODE/);
  });

  describe('with a folder of secrets', () => {
    const folder = mkdtempSync(join(tmpdir(), 'secrets-'));
    const { RASAD_NATS_URL, ...rest } = complete;
    writeFileSync(join(folder, 'RASAD_NATS_URL'), `${RASAD_NATS_URL}\n`);
    writeFileSync(join(folder, 'RASAD_LOG_LEVEL'), 'debug');
    writeFileSync(join(folder, 'PATH'), '/tmp');

    it('takes from it what the environment lacks, and no more than the schema names', () => {
      const env = readEnv(schema, { ...rest, RASAD_SECRETS_FOLDER: folder, RASAD_LOG_LEVEL: 'warn' });
      expect(env).toMatchObject({ RASAD_NATS_URL, RASAD_LOG_LEVEL: 'warn' });
      expect(env).not.toHaveProperty('PATH');
    });

    it('still names what neither of them holds', () => {
      const { RASAD_DATABASE_URL: _, ...less } = rest;
      expect(() => readEnv(schema, { ...less, RASAD_SECRETS_FOLDER: folder })).toThrow(/RASAD_DATABASE_URL/);
    });

    it('says so when it is not there', () => {
      expect(() => readEnv(schema, { ...complete, RASAD_SECRETS_FOLDER: join(folder, 'none') })).toThrow(
        /RASAD_SECRETS_FOLDER: is no folder/,
      );
    });

    it('names a secret whose file cannot be read', () => {
      const other = mkdtempSync(join(tmpdir(), 'secrets-'));
      // A folder in the file's place cannot be read by anybody, not even by root.
      mkdirSync(join(other, 'RASAD_NATS_URL'));
      expect(() => readEnv(schema, { ...rest, RASAD_SECRETS_FOLDER: other })).toThrow(
        /RASAD_NATS_URL: its file in RASAD_SECRETS_FOLDER cannot be read \(EISDIR\)/,
      );
    });
  });
});

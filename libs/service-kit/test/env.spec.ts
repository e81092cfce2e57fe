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
});

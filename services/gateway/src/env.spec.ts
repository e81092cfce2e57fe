import { describe, expect, it } from '@jest/globals';
import { EnvironmentError } from '@rasad/service-kit';
import { publicUrl, readGatewayEnv } from './env.js';

const development = {
  RASAD_SUBGRAPH_DIRECTORY_URL: 'http://127.0.0.1:4101',
  RASAD_SUBGRAPH_COMPLIANCE_URL: 'http://127.0.0.1:4102',
  RASAD_SUBGRAPH_REPORTING_URL: 'http://127.0.0.1:4103',
  RASAD_NATS_URL: 'nats://gateway:word@127.0.0.1:4222',
  RASAD_PRINCIPAL_PRIVATE_KEY: '{"kty":"OKP"}',
  RASAD_SESSION_SECRET: 'm3Jv0f7kQz1LwX8rT5yB2nC6hD9aPsEg',
  RASAD_SAMPLE_MODE: 'true',
  RASAD_DEVELOPMENT_ISSUER_KEY: '{"kty":"EC"}',
};
const production = {
  ...development,
  NODE_ENV: 'production',
  RASAD_SAMPLE_MODE: 'false',
  RASAD_PUBLIC_URL: 'https://rasad.example.org',
  RASAD_OIDC_ISSUER: 'https://id.example.org/realms/city',
};
const refusal = (env: Record<string, string | undefined>): string => {
  try {
    readGatewayEnv(env);
    return '';
  } catch (error) {
    if (error instanceof EnvironmentError) return error.message;
    throw error;
  }
};

describe('the settings', () => {
  it('have defaults for what a local run needs', () => {
    const env = readGatewayEnv(development);
    expect([env.RASAD_PORT, publicUrl(env)]).toEqual([4000, 'http://127.0.0.1:4000']);
    expect(publicUrl({ ...env, RASAD_PUBLIC_URL: 'https://a.example.org/' })).toBe('https://a.example.org');
  });

  it('are accepted for production', () => {
    expect(refusal(production)).toBe('');
  });

  it('are refused naming each variable that is missing, with an example', () => {
    const message = refusal({});
    for (const name of ['RASAD_SUBGRAPH_REPORTING_URL', 'RASAD_NATS_URL', 'RASAD_SESSION_SECRET']) {
      expect(message).toContain(name);
    }
    expect(message).toContain('http://127.0.0.1:4103');
  });

  it('are refused without telling a secret', () => {
    expect(refusal({ ...development, RASAD_SESSION_SECRET: 'too-short-a-word' })).toMatch(
      /RASAD_SESSION_SECRET/,
    );
    expect(refusal({ ...development, RASAD_SESSION_SECRET: 'too-short-a-word' })).not.toContain(
      'too-short-a-word',
    );
  });

  it.each([
    [
      'sample mode without a key for its provider',
      { ...development, RASAD_DEVELOPMENT_ISSUER_KEY: undefined },
      'RASAD_DEVELOPMENT_ISSUER_KEY',
    ],
    ['no identity provider at all', { ...production, RASAD_OIDC_ISSUER: undefined }, 'RASAD_OIDC_ISSUER'],
    [
      'the development provider in production',
      { ...production, RASAD_SAMPLE_MODE: 'true' },
      'RASAD_SAMPLE_MODE',
    ],
    [
      'a default secret in production',
      { ...production, RASAD_SESSION_SECRET: 'change-me-change-me-change-me-123' },
      'RASAD_SESSION_SECRET',
    ],
    [
      'a monotonous secret in production',
      { ...production, RASAD_SESSION_SECRET: 'ababababababababababababababababab' },
      'RASAD_SESSION_SECRET',
    ],
    [
      'a plain http address in production',
      { ...production, RASAD_PUBLIC_URL: 'http://rasad.example.org' },
      'RASAD_PUBLIC_URL',
    ],
    ['no public address in production', { ...production, RASAD_PUBLIC_URL: undefined }, 'RASAD_PUBLIC_URL'],
    [
      'a plain http issuer in production',
      { ...production, RASAD_OIDC_ISSUER: 'http://id.example.org' },
      'RASAD_OIDC_ISSUER',
    ],
    ['a port that is none', { ...development, RASAD_PORT: '99999' }, 'RASAD_PORT'],
    ['an unknown planner', { ...development, RASAD_QUERY_PLANNER: 'magic' }, 'RASAD_QUERY_PLANNER'],
  ])('are refused with %s', (_, env, name) => {
    expect(refusal(env)).toContain(`${name}:`);
  });
});

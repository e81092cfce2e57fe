import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { GatewayDouble } from '../test/gateway-double.ts';
import { CommandFailure } from './command-failure.ts';
import { GatewayClient } from './gateway.client.ts';

let gateway: GatewayDouble;
beforeEach(async () => {
  gateway = await GatewayDouble.start();
  gateway.onGraph({ submitReport: (input) => ({ key: input['clientMutationId'], userErrors: [] }) });
});
afterEach(() => gateway.stop());

const operation =
  'mutation ($input: SubmitReportInput!) { submitReport(input: $input) { userErrors { code } } }';

function client(
  identity: ConstructorParameters<typeof GatewayClient>[2] = { username: 'clerk' },
): GatewayClient {
  return new GatewayClient(gateway.url, 'fa', identity);
}

async function failureOf(work: Promise<unknown>): Promise<CommandFailure> {
  const failure: unknown = await work.catch((error: unknown) => error);
  if (!(failure instanceof CommandFailure)) throw new Error(`no failure but ${JSON.stringify(failure)}`);
  return failure;
}

describe('GatewayClient', () => {
  it('signs a sample user in once for many operations and asks in the caller’s language', async () => {
    const clerk = client();
    await Promise.all([
      clerk.mutate(operation, {}),
      clerk.mutate(operation, {}),
      clerk.mutate(operation, {}),
    ]);
    expect(gateway.received.filter(({ path }) => path === '/auth/sample-token')).toHaveLength(1);
    expect(gateway.receivedField('submitReport').map(({ token, language }) => [token, language])).toEqual(
      Array.from({ length: 3 }, () => ['token-clerk', 'fa']),
    );
  });

  it.each([
    ['the connection breaks', { cut: true }],
    ['the platform is busy', { status: 503, headers: { 'retry-after': '0' } }],
    ['there were too many requests', { status: 429, headers: { 'retry-after': '0' } }],
  ])('sends a mutation again with the same key when %s', async (_case, answer) => {
    gateway.next.push(answer, answer);
    const payload = await client({ token: 't' }).mutate<{ key: string }>(operation, { taskId: '1' });
    const keys = gateway.received.map(
      ({ body }) => (body.variables?.['input'] as { clientMutationId: string }).clientMutationId,
    );
    expect(keys).toEqual([payload.key, payload.key, payload.key]);
  });

  it('signs in again when the token expired in the middle of long work', async () => {
    const clerk = client();
    await clerk.mutate(operation, {});
    gateway.next.push({ status: 401, body: {} });
    await clerk.mutate(operation, {});
    expect(gateway.received.filter(({ path }) => path === '/auth/sample-token')).toHaveLength(2);
  });

  it('does not try again with a token that was given and refused', async () => {
    gateway.on('POST /graphql', () => ({ status: 401, body: {} }));
    const failure = await failureOf(client({ token: 'old' }).ask('{ me { id } }'));
    expect([failure.key, gateway.received.length]).toEqual(['notSignedIn', 1]);
  });

  it('fails on a top-level error and keeps its code and request id', async () => {
    const errors = [{ message: 'too deep', extensions: { code: 'DEPTH', requestId: 'r-1' } }];
    gateway.on('POST /graphql', () => ({ status: 400, body: { errors } }));
    const { key, params } = await failureOf(client().ask('{ me { id } }'));
    expect([key, params]).toEqual(['refusedByPlatform', { reason: 'too deep (DEPTH, r-1)' }]);
  });

  it('gives up on a platform that stays busy, with its answer', async () => {
    gateway.on('POST /operations/reporting/rebuild', () => ({
      status: 503,
      headers: { 'retry-after': '0' },
      body: { message: 'reporting is down' },
    }));
    const { key, params } = await failureOf(client().operation('POST', 'reporting', 'rebuild'));
    expect([key, params['status'], params['reason']]).toEqual(['serverError', 503, 'reporting is down']);
  });
});

import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { freshMs, PrincipalDirectory } from '../src/callers/principal-directory.js';
import { Browser } from './browser.js';
import { StubCity, type StubPerson } from './stub-city.js';
import { TestGateway } from './test-gateway.js';

describe('somebody whom the provider vouches for and the directory does not let in', () => {
  let city: StubCity;
  let gateway: TestGateway;
  let clerk: StubPerson;

  beforeAll(async () => {
    city = await StubCity.start();
    gateway = await TestGateway.start(city, null, { RASAD_RATE_SIGN_IN: '10000' });
    clerk = city.addPerson('clerk', 'REPORTER');
  });
  afterAll(async () => {
    await gateway?.stop();
    await city?.stop();
  });
  afterEach(() => {
    clerk.disabled = false;
    clerk.grants.forEach((grant) => (grant.validTo = null));
    forget();
  });

  const forget = () => gateway.running.app.get(PrincipalDirectory).forget(clerk.id);
  const endGrants = (): void => {
    for (const grant of clerk.grants) grant.validTo = '2020-01-01';
  };
  const ask = async () => {
    const answer = await gateway.ask(await gateway.token('clerk'), '{ me { username } }');
    return [answer.status, answer.errors?.[0]?.extensions['code'], answer.errors?.[0]?.message];
  };

  it('is told that the account is disabled, and reaches no service', async () => {
    clerk.disabled = true;
    forget();
    city.directory.seen.length = 0;
    expect(await ask()).toEqual([
      401,
      'UNAUTHENTICATED',
      'This account is disabled; ask your administrator.',
    ]);
    expect(city.directory.seen).toEqual([]);
  });

  it('is told that there is no role today, and reaches no service', async () => {
    endGrants();
    forget();
    city.directory.seen.length = 0;
    expect(await ask()).toEqual([
      403,
      'FORBIDDEN',
      'You have no role today; ask your administrator for one.',
    ]);
    expect(city.directory.seen).toEqual([]);
  });

  it.each([
    ['disabled', (): void => void (clerk.disabled = true)],
    ['no-role', endGrants],
  ] as const)('is signed in to no session: %s', async (reason, change) => {
    change();
    forget();
    const browser = new Browser(gateway.url);
    expect((await browser.signIn('clerk')).path).toBe(`/sign-in?signInError=${reason}`);
    expect(browser.cookie('rasad-session')).toBeUndefined();
  });

  it('loses a session that is open, at the latest when what is remembered of them ages out', async () => {
    const browser = new Browser(gateway.url);
    await browser.signIn('clerk');
    const status = async () => (await browser.ask('{ me { username } }')).status;
    expect(await status()).toBe(200);
    clerk.disabled = true;
    expect(freshMs).toBeLessThanOrEqual(30_000);
    forget();
    expect(await status()).toBe(401);
    clerk.disabled = false;
    forget();
    expect(await status()).toBe(200);
  });
});

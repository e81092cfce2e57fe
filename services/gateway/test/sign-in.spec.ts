import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { decodeJwt } from 'jose';
import { developmentClientSecret } from '../src/sample/development-issuer.js';
import { openEventStream } from './event-stream.js';
import { Browser } from './browser.js';
import { StubCity } from './stub-city.js';
import { TestGateway } from './test-gateway.js';

describe('signing in', () => {
  let city: StubCity;
  let gateway: TestGateway;
  let browser: Browser;

  beforeAll(async () => {
    city = await StubCity.start();
    gateway = await TestGateway.start(city, null, { RASAD_RATE_SIGN_IN: '10000' });
  });
  afterAll(async () => {
    await gateway?.stop();
    await city?.stop();
  });
  beforeEach(() => {
    browser = new Browser(gateway.url);
  });

  const viewer = async (someone: Browser) => {
    const response = await someone.ask('{ me { username } }');
    return { status: response.status, body: (await response.json()) as unknown };
  };

  it('offers the sample users with name, role and title in both languages', async () => {
    const users = (await (await browser.open('/auth/sample-users')).json()) as { username: string }[];
    expect(users.map(({ username }) => username)).toEqual([
      'mayor',
      'committee',
      'inspector',
      'inspector-d1',
      'law-editor',
      'manager-d1',
      'manager-d2',
      'reporter-d1',
      'reporter-d2',
      'council',
      'admin',
    ]);
    const text = { fa: expect.any(String), en: expect.any(String) };
    expect(users[0]).toEqual({ username: 'mayor', name: text, role: 'VIEWER', title: text });
  });

  it('goes with one press through the whole code flow and ends at the dashboard, signed in', async () => {
    const { path } = await browser.signIn('mayor');
    expect(path).toBe('/');
    expect(await viewer(browser)).toMatchObject({
      status: 200,
      body: { data: { me: { username: 'mayor' } } },
    });
    const session = (await (await browser.open('/auth/session')).json()) as {
      signedIn: boolean;
      expiresAt: string;
    };
    expect(session.signedIn).toBe(true);
    expect(Date.parse(session.expiresAt)).toBeGreaterThan(Date.now() + 7 * 3_600_000);
  });

  it('lets another user take over in the same browser', async () => {
    await browser.signIn('mayor');
    expect((await browser.signIn('reporter-d1')).path).toBe('/');
    expect(await viewer(browser)).toMatchObject({ body: { data: { me: { username: 'reporter-d1' } } } });
  });

  it('without a name asks the provider, whose page offers the accounts, and returns where it began', async () => {
    const { response, path } = await browser.visit('/auth/sign-in?returnTo=%2Fmatrix%3Flevel%3D2');
    expect(path).toMatch(/^\/oidc\/interaction\//);
    expect(await response.text()).toContain('value="inspector"');
    const { path: form, ...init } = browser.submit(path, { username: 'admin' });
    expect((await browser.visit(form, init)).path).toBe('/matrix?level=2');
    expect(await viewer(browser)).toMatchObject({ body: { data: { me: { username: 'admin' } } } });
  });

  it('keeps the session in an encrypted cookie that scripts and other sites do not get', async () => {
    const responses: string[] = [];
    const recording = Object.assign(new Browser(gateway.url), {});
    const open = recording.open.bind(recording);
    recording.open = async (path, init) => {
      const response = await open(path, init);
      responses.push(...response.headers.getSetCookie());
      return response;
    };
    await recording.signIn('mayor');
    const cookie = responses.find((header) => header.startsWith('rasad-session='));
    expect(cookie).toMatch(/; HttpOnly/);
    expect(cookie).toMatch(/; SameSite=Lax/i);
    expect(cookie).toMatch(/; Path=\//);
    expect(cookie).not.toContain('mayor');
    expect(() => decodeJwt(recording.cookie('rasad-session') ?? '')).toThrow();
  });

  it('starts a new session each time, whatever cookie the browser brought', async () => {
    const planted = new Browser(gateway.url);
    await planted.signIn('reporter-d1');
    const fixed = planted.cookie('rasad-session') ?? '';
    browser.setCookie('rasad-session', fixed);
    await browser.signIn('mayor');
    expect(browser.cookie('rasad-session')).not.toBe(fixed);
    expect(await viewer(planted)).toMatchObject({ body: { data: { me: { username: 'reporter-d1' } } } });
  });

  it.each([
    'https://evil.example/',
    '//evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    '\\\\evil.example',
    'javascript:alert(1)',
    '/%0d%0aset-cookie:a=b',
    'evil.example',
  ])('never ends at another site: %s', async (returnTo) => {
    await browser.visit(`/auth/sign-in?returnTo=${encodeURIComponent(returnTo)}`);
    const { path } = await browser.signIn('mayor');
    expect(path).toBe('/');
    const began = await new Browser(gateway.url).visit(
      `/auth/sign-in?returnTo=${encodeURIComponent(returnTo)}`,
    );
    const { path: form, ...init } = browser.submit(began.path, { username: 'mayor' });
    expect((await browser.visit(form, init)).path).not.toContain('evil.example');
  });

  it('fails with a reason for the sign-in page', async () => {
    expect((await browser.visit('/auth/callback?code=made-up&state=made-up')).path).toBe(
      '/sign-in?signInError=attempt-lost',
    );

    const { path } = await browser.visit('/auth/sign-in');
    expect(path).toMatch(/^\/oidc\/interaction\//);
    expect((await browser.visit('/auth/callback?code=made-up&state=made-up')).path).toBe(
      '/sign-in?signInError=refused',
    );
    expect(await viewer(browser)).toMatchObject({ status: 401 });

    const unknown = browser.submit('/auth/sample-sign-in', { username: 'nobody' });
    expect((await browser.visit(unknown.path, unknown)).response.status).toBe(404);
  });

  it('is refused when another browser began it, so that nobody is signed in as somebody else', async () => {
    const attacker = new Browser(gateway.url);
    const callback = await stopAtCallback(attacker);
    await browser.visit('/auth/sign-in');
    expect((await browser.visit(callback)).path).toBe('/sign-in?signInError=refused');
    expect(await viewer(browser)).toMatchObject({ status: 401 });
  });

  it('redeems a code once', async () => {
    const callback = await stopAtCallback(browser);
    const attempt = browser.cookie('rasad-sign-in') ?? '';
    expect((await browser.visit(callback)).path).toBe('/');
    const thief = new Browser(gateway.url);
    thief.setCookie('rasad-sign-in', attempt);
    expect((await thief.visit(callback)).path).toBe('/sign-in?signInError=refused');
  });

  describe('at the provider', () => {
    const authorize = (parameters: Record<string, string>) => {
      const query = new URLSearchParams({
        client_id: 'rasad',
        response_type: 'code',
        scope: 'openid',
        redirect_uri: `${gateway.url}/auth/callback`,
        state: 'some-state',
        login_hint: 'mayor',
        prompt: 'login',
        ...parameters,
      });
      return new Browser(gateway.url).open(`/oidc/auth?${query.toString()}`);
    };
    const redeem = (fields: Record<string, string>) =>
      fetch(`${gateway.url}/oidc/token`, {
        method: 'POST',
        headers: {
          'content-type': 'application/x-www-form-urlencoded',
          authorization: `Basic ${Buffer.from(`rasad:${encodeURIComponent(developmentClientSecret(gateway.env))}`).toString('base64')}`,
        },
        body: new URLSearchParams({
          grant_type: 'authorization_code',
          redirect_uri: `${gateway.url}/auth/callback`,
          ...fields,
        }),
      });

    it('needs PKCE', async () => {
      const response = await authorize({});
      expect(response.headers.get('location')).toContain('error=invalid_request');
      expect(response.headers.get('location')).toContain('PKCE');
    });

    it('needs a redirect address that is registered', async () => {
      const response = await authorize({
        redirect_uri: 'https://evil.example/callback',
        code_challenge: 'x'.repeat(43),
        code_challenge_method: 'S256',
      });
      expect([response.status, response.headers.get('location')]).toEqual([400, null]);
    });

    it('gives nothing for a code without its verifier, with a wrong one, or used before', async () => {
      const code = async () => {
        const callback = await stopAtCallback(new Browser(gateway.url));
        return new URL(callback, gateway.url).searchParams.get('code') ?? '';
      };
      expect(await (await redeem({ code: await code() })).json()).toMatchObject({ error: 'invalid_grant' });
      const wrong = await redeem({ code: await code(), code_verifier: 'y'.repeat(43) });
      expect([wrong.status, await wrong.json()]).toMatchObject([400, { error: 'invalid_grant' }]);
    });

    it('gives no access token that the graph would take', async () => {
      const response = await fetch(`${gateway.url}/oidc/token`, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams({ grant_type: 'client_credentials', client_id: 'rasad' }),
      });
      expect(response.status).toBeGreaterThanOrEqual(400);
    });
  });

  /** Goes as far as the provider's redirect back, without following it. */
  async function stopAtCallback(someone: Browser): Promise<string> {
    const { path, ...init } = someone.submit('/auth/sample-sign-in', { username: 'mayor' });
    let response = await someone.open(path, init);
    for (let hops = 0; hops < 10; hops++) {
      const location = new URL(response.headers.get('location') ?? '', gateway.url);
      if (location.pathname === '/auth/callback') return `${location.pathname}${location.search}`;
      response = await someone.open(location.href);
    }
    throw new Error('the provider did not redirect back');
  }

  describe('gives a session', () => {
    beforeEach(async () => {
      await browser.signIn('mayor');
    });

    it('that counts no longer after signing out, not even its cookie kept elsewhere', async () => {
      const thief = new Browser(gateway.url);
      thief.setCookie('rasad-session', browser.cookie('rasad-session') ?? '');
      expect(await viewer(thief)).toMatchObject({ status: 200 });
      const signedOut = await browser.open('/auth/sign-out', {
        method: 'POST',
        headers: { origin: gateway.url },
      });
      expect([signedOut.status, signedOut.headers.get('location')]).toEqual([303, '/']);
      expect(browser.cookie('rasad-session')).toBeUndefined();
      expect(await viewer(thief)).toMatchObject({ status: 401 });
      expect(await (await thief.open('/auth/session')).json()).toEqual({ signedIn: false, expiresAt: null });
    });

    it('whose subscriptions end when it is signed out', async () => {
      const cookie = `rasad-session=${browser.cookie('rasad-session') ?? ''}`;
      const stream = await openEventStream(gateway.url, '', 'subscription { scoreChanged }', 'POST', {
        cookie,
      });
      await browser.open('/auth/sign-out', { method: 'POST', headers: { origin: gateway.url } });
      expect(await stream.next()).toMatchObject({
        data: { errors: [{ extensions: { code: 'UNAUTHENTICATED', closeCode: 4403 } }] },
      });
      expect(await stream.next()).toMatchObject({ event: 'complete' });
    });

    it.each([
      ['changed', (value: string) => `${value.slice(0, -3)}AAA`],
      ['cut short', (value: string) => value.slice(0, 40)],
      ['made up', () => 'eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIn0..a.b.c'],
      ['that of a sign-in that has only begun', (_: string, attempt: string) => attempt],
    ])('whose cookie does not count when it is %s', async (_, change) => {
      const other = new Browser(gateway.url);
      await other.visit('/auth/sign-in');
      other.setCookie(
        'rasad-session',
        change(browser.cookie('rasad-session') ?? '', other.cookie('rasad-sign-in') ?? ''),
      );
      expect(await viewer(other)).toMatchObject({ status: 401 });
    });

    it.each([
      ['from another site', { origin: 'https://evil.example' }, 403],
      ['from a page without origin', { origin: 'null' }, 403],
      ['as a form', { 'content-type': 'text/plain' }, 400],
      ['from another site, with our header', { origin: 'https://evil.example', 'x-rasad-client': 'x' }, 403],
    ])('that other sites cannot use: %s', async (_, headers, status) => {
      const response = await browser.ask(`mutation { startTask(id: "${city.taskId}") { id } }`, headers);
      expect([response.status, city.started]).toEqual([status, []]);
    });

    it('that reads over GET only with a header that no other site can send', async () => {
      expect(
        (await browser.open('/graphql?query={score}', { headers: { accept: 'application/json' } })).status,
      ).toBe(403);
      const headers = { accept: 'application/json', 'x-rasad-client': 'dashboard' };
      expect((await browser.open('/graphql?query={score}', { headers })).status).toBe(200);
    });

    it('that signs out only from our own pages', async () => {
      const forged = await browser.open('/auth/sign-out', {
        method: 'POST',
        headers: { origin: 'https://evil.example' },
      });
      expect(forged.status).toBe(403);
      expect(await viewer(browser)).toMatchObject({ status: 200 });
    });

    it('that is not believed beside a bad token', async () => {
      expect((await browser.ask('{ score }', { authorization: 'Bearer forged' })).status).toBe(401);
    });

    it('that does not administer operations', async () => {
      await browser.signIn('admin');
      expect((await browser.open('/operations/reporting/status')).status).toBe(401);
    });
  });
});

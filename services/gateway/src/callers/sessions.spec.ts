import { afterEach, describe, expect, it, jest } from '@jest/globals';
import type { GatewayEnv } from '../env.js';
import type { EndedSessions } from './ended-sessions.js';
import { Sessions } from './sessions.js';

const minutes = (count: number) => count * 60_000;
const ended = new Map<string, Date>();
const endedSessions = {
  add: (id: string, until: Date) => ended.set(id, until),
  has: (id: string) => ended.has(id),
} as unknown as EndedSessions;

function sessionsAt(publicUrl: string): Sessions {
  const env = {
    RASAD_PUBLIC_URL: publicUrl,
    RASAD_SESSION_SECRET: 'm3Jv0f7kQz1LwX8rT5yB2nC6hD9aPsEg',
    RASAD_SESSION_MINUTES: 60,
    RASAD_SESSION_LONGEST_MINUTES: 150,
  } as GatewayEnv;
  return new Sessions(env, endedSessions);
}
const cookieOf = (setCookie: string) => setCookie.split(';')[0];

describe('a session', () => {
  const sessions = sessionsAt('http://127.0.0.1:4000');
  afterEach(() => {
    jest.useRealTimers();
  });

  it('ends after an hour without a sign of life, and in any case after its longest time', async () => {
    jest.useFakeTimers({ now: 0, doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask'] });
    let cookie = cookieOf(await sessions.start('mayor'));
    const first = await sessions.read(cookie);
    expect([first?.username, first?.dueForRotation]).toEqual(['mayor', false]);

    for (const [now, end] of [
      [50, 110],
      [100, 150],
    ] as const) {
      jest.setSystemTime(minutes(now));
      const session = await sessions.read(cookie);
      if (!session) throw new Error('no session');
      expect([session.id, session.dueForRotation]).toEqual([first?.id, true]);
      cookie = cookieOf(await sessions.rotate(session));
      expect((await sessions.read(cookie))?.expiresAt).toEqual(new Date(minutes(end)));
    }
    jest.setSystemTime(minutes(151));
    await expect(sessions.read(cookie)).rejects.toThrow('does not count');
  });

  it('is over in every cookie it ever had, once it is ended', async () => {
    const old = cookieOf(await sessions.start('mayor'));
    const session = await sessions.read(old);
    if (!session) throw new Error('no session');
    const fresh = cookieOf(await sessions.rotate(session));
    expect(sessions.end(session)).toMatch(/^rasad-session=; Max-Age=0/);
    await expect(sessions.read(old)).rejects.toThrow('ended');
    await expect(sessions.read(fresh)).rejects.toThrow('ended');
    expect(ended.get(session.id)?.getTime()).toBeGreaterThanOrEqual(session.expiresAt.getTime());
  });

  it('over https is in a cookie that no other host can set', async () => {
    const cookie = await sessionsAt('https://rasad.example.org').start('mayor');
    expect(cookie).toMatch(/^__Host-rasad-session=/);
    expect(cookie).toMatch(/; Secure/);
    expect(cookie).toMatch(/; Path=\/(;|$)/);
    expect(cookie).not.toMatch(/; Domain/);
  });
});

import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { INestApplicationContext } from '@nestjs/common';
import type { LocalizedText } from '@rasad/event-contracts';
import { eventually } from '@rasad/testing';
import { MailSender } from '../src/mail/mail-sender.service.js';
import { ReminderSweep } from '../src/reminders/reminder-sweep.service.js';
import { Caller, useWorld } from './harness.js';
import { createUnits, establishLaw } from './law.js';
import { appoint, changePerson } from './posts.js';
import { SmtpDouble } from './smtp-double.js';
import { giveBack, submit, taskOf, type TaskNode } from './work.js';

/** An hour in Tehran, some days from a Gregorian date. */
const hour = (date: string, days: number, time: string) => {
  const at = new Date(`${date}T${time}:00+03:30`);
  at.setUTCDate(at.getUTCDate() + days);
  return at;
};

describe('mail', () => {
  const smtp = new SmtpDouble();
  beforeAll(() => smtp.start());
  afterAll(() => smtp.stop());
  const world = useWorld(
    async (w) => {
      await createUnits(w);
      await establishLaw(w);
    },
    () => ({
      RASAD_SMTP_URL: smtp.url,
      RASAD_MAIL_FROM: 'rasad@example.org',
      RASAD_PUBLIC_URL: 'https://rasad.example.org/',
    }),
  );
  let count = 10;

  const sweep = (at: Date) =>
    world.app
      .get(ReminderSweep, { strict: false })
      .sweep({ now: () => at, signal: AbortSignal.timeout(60_000) });

  const send = (at: Date, app: INestApplicationContext = world.app) =>
    app.get(MailSender, { strict: false }).sendDue({ now: () => at, signal: AbortSignal.timeout(60_000) });

  /** A district of the test's own with its task and its head, who is written to as the channel says. */
  const district = async (
    channel: 'IMMEDIATE' | 'DIGEST' | 'NONE',
    who: { email?: string | null; name?: LocalizedText } = {},
  ): Promise<{ code: string; task: TaskNode; head: Caller; email: string }> => {
    const code = `district-${(count += 1)}`;
    await world.directory.create({ code, kind: 'DISTRICT', parent: 'city' });
    const head = world.caller('UNIT_MANAGER', code);
    const email = `head-${count}@example.org`;
    const task = await eventually(() => taskOf(head, { unitId: world.unitId(code) }));
    await appoint(world, { personId: head.id, unit: code, kind: 'HEAD', email, ...who });
    await prefer(head, channel);
    return { code, task, head, email };
  };

  const prefer = async (head: Caller, channel: string, language = 'FA') => {
    const channels = ['DUE_SOON', 'OVERDUE', 'RETURNED'].map((kind) => ({ kind, channel }));
    await head.mutate('setNotificationPreferences', { language, channels }, 'userErrors { code }');
  };

  /** The mails put aside for a person, the oldest first. */
  const mails = (personId: string) =>
    world.database.query<{ state: string; attempts: number; not_before: Date; failure: string | null }>(
      'select state, attempts, not_before, failure from mail where recipient_id = $1 order by created_at',
      [personId],
    );

  it('is written at once where somebody wants it so: right to left in Persian, and plain', async () => {
    const { task, email } = await district('IMMEDIATE');
    await sweep(hour(task.dueOn, 1, '12:00'));
    await send(hour(task.dueOn, 30, '12:00'));
    expect(smtp.to(email)).toHaveLength(1);
    const { parsed, raw } = smtp.to(email)[0] ?? { parsed: undefined, raw: '' };
    expect(parsed?.from?.value).toMatchObject([{ address: 'rasad@example.org' }]);
    expect(parsed?.subject).toBe('از سررسید گذشته است');
    const link = `https://rasad.example.org/tasks/${task.id}`;
    expect(parsed?.text).toContain(link);
    expect(parsed?.html).toContain('<html lang="fa" dir="rtl">');
    expect(parsed?.html).toContain(`<a href="${link}" dir="ltr">`);
    expect(raw).toContain('Auto-Submitted: auto-generated');
  });

  it('is written in English to those who want it so', async () => {
    const { task, head, email } = await district('IMMEDIATE');
    await prefer(head, 'IMMEDIATE', 'EN');
    await sweep(hour(task.dueOn, 1, '12:00'));
    await send(hour(task.dueOn, 30, '12:00'));
    expect(smtp.to(email)[0]?.parsed.subject).toBe('Overdue');
    expect(smtp.to(email)[0]?.parsed.html).toContain('<html lang="en" dir="ltr">');
  });

  it('leaves once, however often and by however many it is looked for', async () => {
    const { task, email } = await district('IMMEDIATE');
    await sweep(hour(task.dueOn, 1, '12:00'));
    const replica = await world.startReplica();
    const at = hour(task.dueOn, 30, '12:00');
    await Promise.all([send(at), send(at, replica), send(at), send(at, replica)]);
    await sweep(hour(task.dueOn, 2, '12:00'));
    await Promise.all([send(at), send(at, replica)]);
    await replica.close();
    expect(smtp.to(email)).toHaveLength(1);
  });

  it('says nothing of what a report or a review says', async () => {
    const { task, head, email, code } = await district('IMMEDIATE');
    const { report } = await submit(world.caller('REPORTER', code), task.id, { narrative: 'Very secret.' });
    await giveBack(world.caller('INSPECTOR', 'city'), report?.id ?? '');
    expect(await mails(head.id)).toHaveLength(1);
    await send(hour(task.dueOn, 30, '12:00'));
    const [mail] = smtp.to(email);
    expect(mail?.parsed.subject).toBe('گزارش برگشت خورده است');
    const all = [mail?.parsed.text, mail?.parsed.html, mail?.raw].join('\n');
    for (const secret of ['Very secret', 'The annex is missing']) expect(all).not.toContain(secret);
  });

  it('waits through the quiet hours, whatever the server refused before', async () => {
    const { task, head, email } = await district('IMMEDIATE');
    const evening = hour(task.dueOn, 1, '21:30');
    await sweep(evening);
    const [mail] = await mails(head.id);
    expect(mail?.not_before.toISOString()).toMatch(/T03:30:00.000Z$/);
    await send(new Date((mail?.not_before.getTime() ?? 0) - 1));
    expect(smtp.to(email)).toHaveLength(0);
    await world.database.query('update mail set not_before = $2 where recipient_id = $1', [head.id, evening]);
    await send(evening);
    expect(smtp.to(email)).toHaveLength(0);
    await send(mail?.not_before ?? evening);
    expect(smtp.to(email)).toHaveLength(1);
  });

  it('waits until the recipient’s unit works again after days of rest', async () => {
    const { task, head, code } = await district('IMMEDIATE');
    const closed = hour(task.dueOn, 1, '12:00').toISOString().slice(0, 10);
    const admin = world.caller('ADMIN', 'city');
    await admin.mutate(
      'addClosure',
      { title: { fa: 'تعطیلی' }, from: closed, to: closed, unitId: world.unitId(code) },
      'userErrors { code }',
    );
    await sweep(hour(task.dueOn, 1, '12:00'));
    const [mail] = await mails(head.id);
    const { working } = await head.ask<{ working: { date: string } }>(
      'query ($from: LocalDate!, $unitId: ID) { working: workingDay(from: $from, unitId: $unitId) { date } }',
      { from: closed, unitId: world.unitId(code) },
    );
    expect(working.date > closed).toBe(true);
    expect(mail?.not_before).toEqual(new Date(`${working.date}T07:00:00+03:30`));
  });

  it('comes once a day all together where that is wanted, without what was read meanwhile', async () => {
    const { task, head, email } = await district('DIGEST');
    for (const days of [-14, -7, 1]) await sweep(hour(task.dueOn, days, '07:30'));
    const { inbox } = await head.ask<{ inbox: { nodes: { id: string }[] } }>(
      '{ inbox(filter: { kind: [DUE_SOON] }) { nodes { id } } }',
    );
    await head.mutate('markNoticesRead', { noticeIds: [inbox.nodes[0]?.id] }, 'userErrors { code }');
    const digests = await mails(head.id);
    expect(digests.map(({ not_before }) => not_before.toISOString().slice(11, 16))).toEqual(
      expect.arrayContaining(['04:30']),
    );
    await send(hour(task.dueOn, 30, '12:00'));
    const texts = smtp.to(email).map(({ parsed }) => parsed.text ?? '');
    expect(texts.join('\n')).toContain('از سررسید گذشته است');
    expect(await mails(head.id)).toContainEqual(expect.objectContaining({ state: 'DROPPED' }));
  });

  it('gathers what comes up before the same hour in one daily mail', async () => {
    const { task, head, email } = await district('DIGEST');
    const { code: second } = await district('NONE');
    await appoint(world, { personId: head.id, unit: second, kind: 'HEAD', email, acting: true });
    await sweep(hour(task.dueOn, 1, '07:30'));
    await send(hour(task.dueOn, 30, '12:00'));
    const [digest, ...others] = smtp.to(email);
    expect(others).toEqual([]);
    expect(digest?.parsed.subject).toBe('رصد: ۲ یادآوری');
    expect(digest?.parsed.text?.match(/https:\/\/rasad\.example\.org\/tasks\//g)).toHaveLength(2);
  });

  it('is not written where nobody wants it, where the step sends none, or where there is no address', async () => {
    const [unwanted, silent] = [await district('NONE'), await district('IMMEDIATE')];
    const nowhere = await district('IMMEDIATE', { email: null });
    const grants = ['city', 'elsewhere'].map((unit) => ({ role: 'ADMIN', unitId: world.directory.id(unit) }));
    const set = (steps: unknown[]) =>
      new Caller(() => world.url, grants).mutate(
        'setReminderSchedule',
        { steps, quietHours: { from: '20:00', to: '07:00' } },
        'userErrors { code }',
      );
    await set([{ kind: 'OVERDUE', days: 1 }]);
    await sweep(hour(unwanted.task.dueOn, 1, '12:00'));
    await set([{ kind: 'OVERDUE', days: 2, mail: false }]);
    await sweep(hour(silent.task.dueOn, 2, '12:00'));
    expect([await mails(unwanted.head.id), await mails(nowhere.head.id)]).toEqual([[], []]);
    expect(await mails(silent.head.id)).toHaveLength(1);
    const { unreadNotices } = await nowhere.head.ask<{ unreadNotices: number }>('{ unreadNotices }');
    expect(unreadNotices).toBe(2);
    await set([
      { kind: 'OVERDUE', days: 1 },
      { kind: 'RETURNED', days: 0 },
    ]);
  });

  it('is dropped where the address went away before it left', async () => {
    const { task, head } = await district('IMMEDIATE');
    await sweep(hour(task.dueOn, 1, '12:00'));
    await changePerson(world, head.id, { email: null });
    await send(hour(task.dueOn, 30, '12:00'));
    expect(await mails(head.id)).toMatchObject([{ state: 'DROPPED' }]);
  });

  it('is given up after a refusal for good and tried again after one for now', async () => {
    const [gone, busy] = [await district('IMMEDIATE'), await district('IMMEDIATE')];
    smtp.refuse(gone.email, 550);
    smtp.refuse(busy.email, 451);
    await sweep(hour(gone.task.dueOn, 1, '12:00'));
    const at = (await mails(busy.head.id))[0]?.not_before ?? new Date();
    await send(at);
    expect(await mails(gone.head.id)).toMatchObject([{ state: 'FAILED', failure: '550 EENVELOPE' }]);
    const [waiting] = await mails(busy.head.id);
    expect(waiting).toMatchObject({ state: 'WAITING', attempts: 1, failure: '451 EENVELOPE' });
    smtp.accept(gone.email);
    smtp.accept(busy.email);
    await send(at);
    expect(smtp.to(busy.email)).toHaveLength(0);
    await send(waiting?.not_before ?? at);
    expect([smtp.to(gone.email).length, smtp.to(busy.email).length]).toEqual([0, 1]);
  });

  it('lets names and addresses add no header and no recipient', async () => {
    const name = { fa: 'نام\r\nBcc: evil@example.org\r\n\r\n<script>' };
    const { task, email } = await district('IMMEDIATE', { name });
    const [wrong, broken] = [await district('IMMEDIATE'), await district('IMMEDIATE')];
    // Events hold no such addresses; should one get there another way, it harms nobody.
    const spoil = 'update person set email = $2 where id = $1';
    await world.database.query(spoil, [wrong.head.id, 'a@example.org, evil@example.org']);
    await world.database.query(spoil, [broken.head.id, 'b@example.org>\r\nRCPT TO:<evil@example.org']);
    await sweep(hour(task.dueOn, 1, '12:00'));
    await send(hour(task.dueOn, 30, '12:00'));
    const [mail] = smtp.to(email);
    expect(mail?.to).toEqual([email]);
    expect(mail?.parsed.headers.has('bcc')).toBe(false);
    expect(mail?.parsed.html).toContain('&lt;script&gt;');
    expect(smtp.received.flatMap(({ to }) => to)).not.toContain('evil@example.org');
    for (const { head } of [wrong, broken]) {
      expect((await mails(head.id)).map(({ state }) => state)).not.toContain('SENT');
    }
  });

  describe('when a sender goes away', () => {
    /** Ends the connections on which replicas hold a mail, as if their processes had been killed. */
    const cutOff = () =>
      world.database.query(
        `select pg_terminate_backend(pid) from pg_stat_activity
         where datname = current_database() and state = 'idle in transaction'`,
      );
    const reached = (moment: string, to: string) =>
      eventually(async () => expect(smtp.reached).toContainEqual({ moment, to }));

    it('is sent by another where the server had not got it yet, and the first one gives it no more', async () => {
      const { task, head, email } = await district('IMMEDIATE');
      await sweep(hour(task.dueOn, 1, '12:00'));
      const at = hour(task.dueOn, 30, '12:00');
      const goOn = smtp.hold('RCPT', email);
      const first = send(at).catch(() => undefined);
      await reached('RCPT', email);
      await cutOff();
      const replica = await world.startReplica();
      const second = send(at, replica);
      await eventually(async () => expect(smtp.reached.filter(({ to }) => to === email)).toHaveLength(2));
      goOn();
      await Promise.all([first, second]);
      await replica.close();
      expect(smtp.to(email)).toHaveLength(1);
      expect((await mails(head.id)).map(({ state }) => state)).toEqual([
        expect.stringMatching(/SENT|UNCERTAIN/),
      ]);
    });

    it('is never sent again where the server may have it', async () => {
      const { task, head, email } = await district('IMMEDIATE');
      await sweep(hour(task.dueOn, 1, '12:00'));
      const at = hour(task.dueOn, 30, '12:00');
      const goOn = smtp.hold('DATA', email);
      const first = send(at).catch(() => undefined);
      await reached('DATA', email);
      await cutOff();
      const replica = await world.startReplica();
      await send(at, replica);
      goOn();
      await first;
      await send(at, replica);
      await replica.close();
      expect(smtp.to(email)).toHaveLength(1);
      expect(await mails(head.id)).toMatchObject([{ state: 'UNCERTAIN' }]);
    });
  });

  it('is counted: what waits, and how sending ended', async () => {
    const metrics = await (await fetch(`${world.url}/metrics`)).text();
    expect(metrics).toMatch(/rasad_notices_raised_total\{kind="OVERDUE"\} \d/);
    for (const state of ['SENT', 'FAILED', 'DROPPED', 'UNCERTAIN']) {
      expect(metrics).toMatch(new RegExp(`rasad_mails_total\\{state="${state}"\\} \\d`));
    }
    expect(metrics).toMatch(/rasad_mails_waiting \d/);
  });

  it('is wanted as somebody says, once under a key, with its event', async () => {
    const { head } = await district('DIGEST');
    const key = { clientMutationId: randomUUID(), language: 'EN' };
    const fields = 'notificationPreferences { language channels { kind channel } } userErrors { code }';
    const first = await head.mutate('setNotificationPreferences', key, fields);
    expect(await head.mutate('setNotificationPreferences', key, fields)).toEqual(first);
    expect(first).toMatchObject({
      notificationPreferences: {
        language: 'EN',
        channels: expect.arrayContaining([{ kind: 'OVERDUE', channel: 'DIGEST' }]),
      },
    });
    expect(await world.eventTypes(head.id)).toContain('compliance.notification-preference.set');
  });
});

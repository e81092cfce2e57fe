import { toGlobalId } from '@rasad/service-kit';
import type { EntityManager } from 'typeorm';
import type { DueMail, MailedNotice, MailedNotices, MailEnd } from './mail.js';
import type { Preferences } from './preferences.js';

/** Notices that one mail shows; of the others it gives the number. */
const shownNotices = 50;

/** Somebody who can be written to; `preferences` null where they chose nothing. */
export interface Addressee {
  personId: string;
  preferences: Preferences | null;
  /** Row ids from the root to the unit of their post; empty for one without. */
  unitPath: string[];
}

/** Path of the unit of the post that a person holds on a day, the highest of several. */
function pathOfPost(personId: string, day: string): string {
  return `coalesce((select u.path from appointment a join post on post.id = a.position_id
      join unit u on u.id = post.unit_id
    where a.person_id = ${personId} and coalesce(a.valid_from <= ${day}, true)
      and coalesce(${day} < a.valid_to, true)
    order by cardinality(u.path), u.id limit 1), '{}')`;
}

/**
 * Of some people those who have an address. The address itself is read when a mail leaves, not before.
 * @param today in Asia/Tehran.
 */
export function readAddressees(
  tx: EntityManager,
  personIds: readonly string[],
  today: string,
): Promise<Addressee[]> {
  return tx.query<Addressee[]>(
    `select p.id as "personId", case when s.person_id is not null
         then json_build_object('language', s.language, 'channels', s.channels) end as preferences,
       ${pathOfPost('p.id', '$2::date')} as "unitPath"
     from person p left join notification_preference s on s.person_id = p.id
     where p.id = any($1::uuid[]) and p.email is not null order by p.id`,
    [personIds, today],
  );
}

/** Stores a mail about some notices that leaves by itself. */
export async function insertImmediateMail(
  tx: EntityManager,
  mail: { id: string; recipientId: string; notBefore: Date; createdAt: Date },
  noticeIds: readonly string[],
): Promise<void> {
  await tx.query(
    `insert into mail (id, recipient_id, mode, not_before, created_at) values ($1, $2, 'IMMEDIATE', $3, $4)`,
    [mail.id, mail.recipientId, mail.notBefore, mail.createdAt],
  );
  await attachNotices(tx, mail.id, noticeIds);
}

/**
 * Adds notices to a person's next daily mail; it is made where there is none yet. The one that is being sent is never the
 * next one, so that nobody waits for it.
 */
export async function addToDigest(
  tx: EntityManager,
  mail: { id: string; recipientId: string; notBefore: Date; createdAt: Date },
  noticeIds: readonly string[],
): Promise<void> {
  const [digest] = await tx.query<{ id: string }[]>(
    `insert into mail (id, recipient_id, mode, not_before, digest_for, created_at)
     values ($1, $2, 'DIGEST', $3, $3, $4)
     on conflict (recipient_id, digest_for) do update set digest_for = excluded.digest_for returning id`,
    [mail.id, mail.recipientId, mail.notBefore, mail.createdAt],
  );
  if (digest) await attachNotices(tx, digest.id, noticeIds);
}

async function attachNotices(tx: EntityManager, mailId: string, noticeIds: readonly string[]): Promise<void> {
  await tx.query(
    `insert into mail_notice (mail_id, notice_id) select $1, id from unnest($2::uuid[]) as n (id)
     on conflict do nothing`,
    [mailId, noticeIds],
  );
}

/** The next mail that is due and that nobody else sends right now; null where there is none. */
export async function lockDueMail(tx: EntityManager, at: Date): Promise<DueMail | null> {
  const [mail] = await tx.query<DueMail[]>(
    // Weaker than "for update", which would keep the row of the handover from being written beside this transaction.
    `select m.id, m.mode, m.attempts, m.created_at as "createdAt", p.email as address, p.name, s.language,
       ${pathOfPost('m.recipient_id', `($1::timestamptz at time zone 'Asia/Tehran')::date`)} as "unitPath",
       exists (select from mail_handover h where h.mail_id = m.id and h.attempt = m.attempts) as "isHandedOver"
     from mail m join person p on p.id = m.recipient_id
       left join notification_preference s on s.person_id = m.recipient_id
     where m.state = 'WAITING' and m.not_before <= $1::timestamptz
     order by m.not_before, m.id limit 1 for no key update of m skip locked`,
    [at],
  );
  return mail ?? null;
}

/** What a mail tells of; what was read in the inbox meanwhile, or is over, is left out. */
export async function readMailedNotices(tx: EntityManager, mailId: string): Promise<MailedNotices> {
  const rows = await tx.query<(Omit<MailedNotice, 'globalTaskId'> & { taskId: string; count: number })[]>(
    `select n.kind, n.level, n.due_on::text as "dueOn", t.id as "taskId", o.title, u.name as unit,
       (count(*) over ())::integer as count
     from mail_notice m join notice n on n.id = m.notice_id join task t on t.id = n.task_id
       join obligation o on o.id = t.obligation_id join unit u on u.id = t.unit_id
     where m.mail_id = $1 and n.read_at is null and case n.kind
       when 'AWAITING_REVIEW' then t.status = 'SUBMITTED' when 'RETURNED' then t.status = 'RETURNED'
       when 'DUE_SOON' then t.status in ('TO_DO', 'IN_PROGRESS', 'RETURNED')
       else t.status not in ('ACCEPTED', 'CANCELLED') end
     order by n.due_on, n.id limit $2`,
    [mailId, shownNotices],
  );
  const shown = rows.map(({ taskId, count: _count, ...row }) => ({
    ...row,
    globalTaskId: toGlobalId('Task', taskId),
  }));
  return { shown, count: rows[0]?.count ?? 0 };
}

/**
 * Writes down for good that a mail is given to the server now; to be done outside of the transaction that holds it.
 * @throws where somebody did so before.
 */
export async function insertHandover(
  db: Pick<EntityManager, 'query'>,
  { id, attempts }: Pick<DueMail, 'id' | 'attempts'>,
): Promise<void> {
  await db.query('insert into mail_handover (mail_id, attempt) values ($1, $2)', [id, attempts]);
}

/** Lets a mail wait that came into the quiet hours. */
export async function postpone(tx: EntityManager, id: string, notBefore: Date): Promise<void> {
  await tx.query('update mail set not_before = $2 where id = $1', [id, notBefore]);
}

/** Stores how sending ended. */
export async function endMail(tx: EntityManager, id: string, end: MailEnd): Promise<void> {
  const sentAt = end.state === 'SENT' ? end.at : null;
  const notBefore = end.state === 'WAITING' ? end.notBefore : null;
  const failure = 'failure' in end ? end.failure : null;
  await tx.query(
    `update mail set state = $2, sent_at = $3, not_before = coalesce($4, not_before), failure = $5,
       attempts = attempts + 1 where id = $1`,
    [id, end.state, sentAt, notBefore, failure],
  );
}

/** Mails that were put aside and not sent yet. */
export async function countWaitingMail(db: Pick<EntityManager, 'query'>): Promise<number> {
  const [row] = await db.query<{ count: number }[]>(
    `select count(*)::integer as count from mail where state = 'WAITING'`,
  );
  return row?.count ?? 0;
}

import type { AppointmentSnapshot, PersonSnapshot, PositionSnapshot } from '@rasad/event-contracts';
import type { EntityManager } from 'typeorm';
import type { Holder } from './holders.rules.js';

/** Takes over a person as their newest event states them; older ones change nothing. */
export async function takeOverPerson(tx: EntityManager, person: PersonSnapshot): Promise<void> {
  await tx.query(
    `insert into person (id, name, email, version) values ($1, $2, $3, $4)
     on conflict (id) do update set name = excluded.name, email = excluded.email,
       version = excluded.version where person.version < excluded.version`,
    [person.id, JSON.stringify(person.name), person.email, person.version],
  );
}

/** Takes over a post as its newest event states it. */
export async function takeOverPost(tx: EntityManager, post: PositionSnapshot): Promise<void> {
  await tx.query(
    `insert into post (id, unit_id, kind, valid_from, valid_to, version) values ($1, $2, $3, $4, $5, $6)
     on conflict (id) do update set unit_id = excluded.unit_id, kind = excluded.kind,
       valid_from = excluded.valid_from, valid_to = excluded.valid_to, version = excluded.version
       where post.version < excluded.version`,
    [post.id, post.unitId, post.kind, post.validFrom, post.validTo, post.version],
  );
}

/** Takes over an appointment as its newest event states it. */
export async function takeOverAppointment(
  tx: EntityManager,
  { id, positionId, personId, validFrom, validTo, version }: AppointmentSnapshot,
): Promise<void> {
  await tx.query(
    `insert into appointment (id, position_id, person_id, valid_from, valid_to, version)
     values ($1, $2, $3, $4, $5, $6)
     on conflict (id) do update set valid_from = excluded.valid_from, valid_to = excluded.valid_to,
       version = excluded.version where appointment.version < excluded.version`,
    [id, positionId, personId, validFrom, validTo, version],
  );
}

/**
 * Everybody who acts in a post of some units, or of those right below them, on a day, and of some people where they do.
 * @param today in Asia/Tehran.
 */
export function readHolders(
  tx: EntityManager,
  { unitIds, personIds }: { unitIds: readonly string[]; personIds: readonly string[] },
  today: string,
): Promise<Holder[]> {
  return tx.query<Holder[]>(
    `select a.person_id as "personId", p.kind, p.unit_id as "unitId", u.parent_id as "parentId", u.tags
     from appointment a join post p on p.id = a.position_id join unit u on u.id = p.unit_id
     where (u.id = any($2::uuid[]) or u.parent_id = any($2::uuid[]) or a.person_id = any($3::uuid[]))
       and coalesce(p.valid_from <= $1::date, true) and coalesce($1::date < p.valid_to, true)
       and coalesce(a.valid_from <= $1::date, true) and coalesce($1::date < a.valid_to, true)
     order by a.person_id`,
    [today, unitIds, personIds],
  );
}

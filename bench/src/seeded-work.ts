import type { TestDatabase } from '@rasad/testing/servers';

/** Person whom every twentieth task is entrusted to. */
export const responsiblePersonId = '00000000-0000-7000-8005-000000000001';

/** A number from 0 to 999 for each obligation and unit: evenly spread, the same in every run, and apart from other draws. */
const lot = (draw: number) => `((hashint8(o.n * 1000003 + u.n + ${draw} * 7000000000) & 1048575) % 1000)`;

const stage = lot(1);

const numbered = `
  with o as (select *, row_number() over (order by id) as n from obligation),
    u as (select *, row_number() over (order by id) as n from unit)`;

const statements = [
  `update unit set search = lower(code || ' ' || (name->>'fa') || ' ' || (name->>'en'))`,
  `${numbered}
   insert into assignment (id, obligation_id, unit_id, role, assigned_at, assigned_by)
   select gen_random_uuid(), o.id, u.id, 'LEAD', now(), '{"kind":"SYSTEM","id":"compliance","role":null,"unitId":null}'
   from o cross join u`,
  `${numbered}
   insert into task (id, assignment_id, obligation_id, provision_id, instrument_id, unit_id, period_key, due_on,
     due_derivation, status, result, report_number, responsible_id, sample, opened_at, updated_at)
   select gen_random_uuid(), a.id, o.id, o.provision_id, o.instrument_id, u.id, '1405',
     current_date - 300 + ${lot(4)} % 600, '{}',
     case when ${stage} < 500 then 'TO_DO' when ${stage} < 600 then 'IN_PROGRESS' when ${stage} < 630 then 'SUBMITTED'
       when ${stage} < 650 then 'RETURNED' when ${stage} < 970 then 'ACCEPTED' else 'CANCELLED' end,
     case when ${stage} between 650 and 899 then 'COMPLIANT' when ${stage} between 900 and 929 then 'PARTIALLY_COMPLIANT'
       when ${stage} between 930 and 969 then 'NON_COMPLIANT' else 'NOT_ASSESSED' end,
     case when ${stage} between 600 and 969 then 1 else 0 end,
     case when ${lot(2)} < 50 then '${responsiblePersonId}'::uuid end,
     true, now(), now() - ${lot(3)} * interval '2 hours'
   from assignment a join o on o.id = a.obligation_id join u on u.id = a.unit_id`,
  `insert into report (id, task_id, number, result, narrative, search, author_id, author_kind, submitted_at)
   select gen_random_uuid(), id, 1, 'COMPLIANT', 'گزارش کار واحد', 'گزارش کار واحد در سامانه ' || right(id::text, 6),
     gen_random_uuid()::text, 'PERSON', updated_at from task where report_number = 1`,
  'insert into report_words select id, search from report',
];

/** Lays every obligation on every unit, one task each, in all statuses, and reports where there are to be some. */
export async function seedWork(database: TestDatabase): Promise<void> {
  for (const statement of statements) {
    // As superuser, without a look at each foreign key of a million rows.
    await database.query(
      `set session_replication_role = replica; ${statement}; reset session_replication_role`,
    );
  }
  await database.query('vacuum analyze');
}

import type { Caller } from './harness.js';
import type { UserError } from './law.js';

/** An obligation as the tests look at it. */
export interface ObligationNode {
  id: string;
  code: string;
  version: number;
  weight: number;
}

/** What mutations on obligations answer. */
export interface ObligationPayload {
  obligation: ObligationNode | null;
  userErrors: UserError[];
}

export const obligationFields = 'id code version weight';

/** Global ids of an instrument's provisions by their eIds. */
export async function provisionIds(caller: Caller, instrumentId: string): Promise<Record<string, string>> {
  const { provisions } = await caller.ask<{ provisions: { nodes: { id: string; eId: string }[] } }>(
    'query ($id: ID!) { provisions(first: 200, filter: { instrumentId: $id }) { nodes { id eId } } }',
    { id: instrumentId },
  );
  return Object.fromEntries(provisions.nodes.map(({ id, eId }) => [eId, id]));
}

/** A monthly duty of the districts, as an input without its provision. */
export function monthlyDuty(code: string): Record<string, unknown> {
  return {
    code,
    title: { fa: 'پاسخ به مردم', en: 'Answer people' },
    cadence: 'PERIODIC',
    period: 'MONTHLY',
    applicability: [{ role: 'LEAD', kinds: ['DISTRICT'] }],
    deadline: { anchor: 'PERIOD_END', amount: 5, unit: 'DAYS' },
  };
}

/** A duty of the districts that is due once, on a date or on the next working day. */
export function datedDuty(code: string, date: string): Record<string, unknown> {
  return { ...monthlyDuty(code), cadence: 'ONCE', period: null, deadline: fixedDeadline(date) };
}

/** The deadline of a date. */
export function fixedDeadline(date: string): Record<string, unknown> {
  return { anchor: 'FIXED_DATE', date, amount: 0, unit: 'DAYS' };
}

/** Draws an obligation that must not be refused. */
export async function drawObligation(
  caller: Caller,
  input: Record<string, unknown>,
): Promise<ObligationNode> {
  const { obligation, userErrors } = await createObligation(caller, input);
  if (!obligation) throw new Error(JSON.stringify(userErrors));
  return obligation;
}

export function createObligation(caller: Caller, input: Record<string, unknown>): Promise<ObligationPayload> {
  return caller.mutate('createObligation', input, `obligation { ${obligationFields} }`);
}

export function update(caller: Caller, input: Record<string, unknown>): Promise<ObligationPayload> {
  return caller.mutate('updateObligation', input, `obligation { ${obligationFields} }`);
}

export function retire(caller: Caller, input: Record<string, unknown>): Promise<ObligationPayload> {
  return caller.mutate('retireObligation', input, `obligation { ${obligationFields} }`);
}

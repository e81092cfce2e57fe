import {
  parseObligations,
  type ImportProblem,
  type KnownReferences,
  type ObligationEntry,
} from '@rasad/import-formats';
import {
  ErrorCode,
  problem,
  ProblemError,
  refuse,
  refuseAny,
  requireId,
  requireVersion,
  type Problem,
} from '@rasad/service-kit';
import type { EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { planAssignments } from '../assignments/assignment.rules.js';
import { readAllUnits } from '../assignments/derived-units.queries.js';
import { deadlineObstacle } from '../deadlines/deadline-obstacle.rules.js';
import { documentProblem } from '../instruments/import-problems.js';
import { changedFields } from '../instruments/instrument.rules.js';
import { documentOf, documentOfRevision, inputField } from './obligation-document.js';
import type { CreateObligationInput, ObligationRevisionInput } from './obligation-input.graphql.js';
import { datesOf, namedCodes, rowOf, type ObligationChange } from './obligation.rules.js';
import type { ObligedInstrument, StoredObligation } from './stored-obligation.js';
import {
  findInstrumentId,
  findProvision,
  findUnitCodes,
  lockObligation,
  lockObligations,
  lockObligedInstrument,
} from './stored-obligations.queries.js';

/** A new obligation out of an input; its instrument is held until the transaction ends. */
export async function draftNew(
  tx: EntityManager,
  input: CreateObligationInput,
  today: string,
): Promise<ObligationChange> {
  const provision = await findProvision(tx, requireId('Provision', input.provisionId, 'input.provisionId'));
  if (!provision) return refuse(ErrorCode.NOT_FOUND, 'input.provisionId', 'notFound');
  const instrument = await requireInstrument(tx, provision.instrumentId, 'input.provisionId');
  const furtherEIds = furtherEIdsOf(input.furtherProvisionIds ?? [], instrument);
  const text = documentOf(input, { instrument: instrument.code, eId: provision.eId, furtherEIds });
  const entry = await judge(tx, text, instrument, namedCodes(input), today);
  const stored = await lockObligations(tx, instrument.id);
  if (stored.some(({ code }) => code === input.code)) {
    return refuse(ErrorCode.DUPLICATE, 'input.code', 'duplicateCode', { code: input.code });
  }
  const after = rowOf(entry, instrument, null, uuidv7);
  return { before: null, after, changed: [], dates: datesOf(entry, instrument) };
}

/** An obligation as an input would change it; instrument and obligation are held until the transaction ends. */
export async function draftRevision(
  tx: EntityManager,
  input: ObligationRevisionInput,
  today: string,
): Promise<ObligationChange> {
  const { instrument, obligation: before } = await requireObligation(tx, input.obligationId);
  requireVersion(before, input.expectedVersion);
  const eIds = eIdsById(instrument);
  const eIdOf = (id: string) => eIds.get(id) ?? '';
  const furtherEIds = input.furtherProvisionIds
    ? furtherEIdsOf(input.furtherProvisionIds, instrument)
    : before.furtherProvisionIds.map(eIdOf);
  const place = { instrument: instrument.code, eId: eIdOf(before.provisionId), furtherEIds };
  const rule = { applicability: input.applicability ?? [], exclusions: input.exclusions ?? [] };
  const codes = [...namedCodes(before), ...namedCodes(rule)];
  const entry = await judge(tx, documentOfRevision(before, input, place), instrument, codes, today);
  const after = rowOf(entry, instrument, before, uuidv7);
  const changed = changedFields(before, after);
  const version = before.version + (changed.length > 0 ? 1 : 0);
  return { before, after: { ...after, version }, changed, dates: datesOf(entry, instrument) };
}

/** Refuses a draft whose new rule binds no unit that exists on a day. */
export async function requireReach(tx: EntityManager, draft: ObligationChange, today: string): Promise<void> {
  const ruleIsNew = draft.before === null || draft.changed.some((name) => ruleFields.includes(name));
  if (!ruleIsNew) return;
  const reached = planAssignments(draft.after, await readAllUnits(tx), [], today).create;
  refuseAny(reached.length === 0 ? noReach('input.applicability') : null);
}

/** That a rule reaches no unit. */
export function noReach(field: string): Problem {
  return problem(ErrorCode.INVALID, field, 'ruleReachesNone');
}

/** An obligation by its global id with its instrument, both held until the transaction ends. */
export async function requireObligation(
  tx: EntityManager,
  globalId: string,
): Promise<{ instrument: ObligedInstrument; obligation: StoredObligation }> {
  const field = 'input.obligationId';
  const id = requireId('Obligation', globalId, field);
  const instrumentId = await findInstrumentId(tx, id);
  if (instrumentId === null) return refuse(ErrorCode.NOT_FOUND, field, 'notFound');
  const instrument = await requireInstrument(tx, instrumentId, field);
  return { instrument, obligation: await lockObligation(tx, id) };
}

/** The instrument of a row id, held until the transaction ends. */
export async function requireInstrument(
  tx: EntityManager,
  id: string,
  field: string,
): Promise<ObligedInstrument> {
  return (await lockObligedInstrument(tx, id)) ?? refuse(ErrorCode.NOT_FOUND, field, 'notFound');
}

/** What is known of an instrument and of the units that a document names. */
export async function knownTo(
  tx: EntityManager,
  instrument: ObligedInstrument,
  codes: readonly string[],
): Promise<KnownReferences> {
  const unitCodes = await findUnitCodes(tx, codes);
  return { eIds: new Set(instrument.provisions.keys()), unitCodes };
}

const ruleFields = ['applicability', 'exclusions'];

/** The one entry of a document; everything that is wrong with it is refused, told of the input's fields. */
async function judge(
  tx: EntityManager,
  text: string,
  instrument: ObligedInstrument,
  codes: readonly string[],
  today: string,
): Promise<ObligationEntry> {
  const parsed = parseObligations(text, await knownTo(tx, instrument, codes));
  if (!parsed.ok) throw new ProblemError(parsed.problems.map(inputProblem));
  const entry = parsed.document.obligations[0] as ObligationEntry;
  const obstacle = deadlineObstacle(entry, datesOf(entry, instrument), today);
  refuseAny(obstacle?.problemAt(`input.deadline.${obstacle.part}`) ?? null);
  return entry;
}

/** A problem of the entry, told of the field that it came from. */
function inputProblem(found: ImportProblem): Problem {
  return { ...documentProblem(found), message: found.message, field: inputField(found.path) };
}

/** eIds of further provisions by their global ids; those that are none, or of another instrument, are refused. */
function furtherEIdsOf(globalIds: readonly string[], instrument: ObligedInstrument): string[] {
  const eIds = eIdsById(instrument);
  return globalIds.map((globalId, index) => {
    const field = `input.furtherProvisionIds.${index}`;
    return (
      eIds.get(requireId('Provision', globalId, field)) ?? refuse(ErrorCode.NOT_FOUND, field, 'notFound')
    );
  });
}

function eIdsById({ provisions }: ObligedInstrument): Map<string, string> {
  return new Map([...provisions].map(([eId, { id }]) => [id, eId]));
}

import type { ObligationDefinedV1, PayloadOf } from '@rasad/event-contracts';
import type { ObligationEntry, ObligationsDocument } from '@rasad/import-formats';
import { ErrorCode, problemWith, type Problem } from '@rasad/service-kit';
import type { AnchorDates } from '../deadlines/anchor.rules.js';
import { ImportAction } from '../instruments/import-action.js';
import { changedFields, type PlannedChange } from '../instruments/instrument.rules.js';
import { complianceMessages } from '../messages.js';
import type { ObligedInstrument, StoredEvidenceRule, StoredObligation } from './stored-obligation.js';

/** An obligation as it would stand, with its new version. */
export interface ObligationChange {
  /** As it is stored; null for a new one. */
  before: StoredObligation | null;
  after: StoredObligation;
  /** Names of the fields that change; none for a new one. */
  changed: readonly string[];
  /** The days from which its deadline counts. */
  dates: AnchorDates;
}

/** What an import of obligations writes. */
export interface ObligationsPlan {
  changes: PlannedChange[];
  /** What it makes or changes; the rest is left alone. */
  write: ObligationChange[];
}

/** Compares the entries of a document with what is stored. @param newId gives ids to new rows. */
export function planObligations(
  entries: readonly ObligationEntry[],
  instrument: ObligedInstrument,
  stored: readonly StoredObligation[],
  newId: () => string,
): ObligationsPlan {
  const known = new Map(stored.map((obligation) => [obligation.code, obligation]));
  const plan: ObligationsPlan = { changes: [], write: [] };
  for (const entry of entries) {
    const before = known.get(entry.code) ?? null;
    const row = rowOf(entry, instrument, before, newId);
    const changed = before ? changedFields(before, row) : [];
    const action = before ? updateOrKeep(changed) : ImportAction.CREATE;
    const detail = changed.length > 0 ? changed.join(', ') : null;
    plan.changes.push({ action, entity: 'obligation', code: entry.code, detail });
    const after = { ...row, version: row.version + (before ? 1 : 0) };
    const dates = datesOf(entry, instrument);
    if (action !== ImportAction.KEEP) plan.write.push({ before, after, changed, dates });
  }
  return plan;
}

/** Entries that would move a known obligation to another provision: its tasks are counted where they were opened. */
export function movedEntries(
  { obligations }: ObligationsDocument,
  instrument: ObligedInstrument,
  stored: readonly StoredObligation[],
): { index: number; problem: Problem }[] {
  const known = new Map(stored.map((obligation) => [obligation.code, obligation]));
  return obligations.flatMap(({ code, provision }, index) => {
    const before = known.get(code);
    const stays = !before || before.provisionId === instrument.provisions.get(provision)?.id;
    const moved = problemWith(ErrorCode.CONFLICT, 'input.document', complianceMessages.obligationMoved, {
      code,
    });
    return stays ? [] : [{ index, problem: moved }];
  });
}

const undated: AnchorDates = { ADOPTION: null, NOTIFICATION: null, ENTRY_INTO_FORCE: null, GAZETTE: null };

/** The dates from which the deadline of an entry counts: those of the text that words its provision. */
export function datesOf(
  { provision }: Pick<ObligationEntry, 'provision'>,
  { provisions }: ObligedInstrument,
): AnchorDates {
  return provisions.get(provision)?.dates ?? undated;
}

/** An obligation as its events state it. */
export function snapshotOf(
  obligation: StoredObligation,
): PayloadOf<typeof ObligationDefinedV1>['obligation'] {
  const { id, code, instrumentId, provisionId, furtherProvisionIds, title, weight, sample, version } =
    obligation;
  const { evidenceRule, reviewingFunction, fourEyes, validFrom, validTo } = obligation;
  return {
    ...{ id, code, instrumentId, provisionId, furtherProvisionIds, title, weight, sample, version },
    ...{ evidenceRule, reviewingFunction, fourEyes, validFrom, validTo },
  };
}

function updateOrKeep(changed: readonly string[]): ImportAction {
  return changed.length === 0 ? ImportAction.KEEP : ImportAction.UPDATE;
}

/** An entry as a row; a known one keeps its id and, until it is found to differ, its version. */
export function rowOf(
  { provision, furtherProvisions, evidenceRequired, evidenceRule, ...entry }: ObligationEntry,
  instrument: ObligedInstrument,
  before: StoredObligation | null,
  newId: () => string,
): StoredObligation {
  return {
    ...entry,
    id: before?.id ?? newId(),
    instrumentId: instrument.id,
    provisionId: instrument.provisions.get(provision)?.id ?? '',
    furtherProvisionIds: furtherProvisions.map((eId) => instrument.provisions.get(eId)?.id ?? ''),
    evidenceRule: evidenceRuleOf({ evidenceRequired, evidenceRule }),
    version: before?.version ?? 1,
  };
}

function evidenceRuleOf({
  evidenceRequired,
  evidenceRule,
}: Pick<ObligationEntry, 'evidenceRequired' | 'evidenceRule'>): StoredEvidenceRule {
  if (evidenceRule !== null) return { required: true, ...evidenceRule };
  return { required: evidenceRequired, minimum: evidenceRequired ? 1 : 0, kinds: [] };
}

/** A rule that may name units. */
export interface NamingRule {
  applicability: readonly NamingClause[];
  exclusions?: readonly NamingClause[] | null;
}

interface NamingClause {
  codes?: string[] | null;
  within?: string[] | null;
}

/** Codes of all units that a rule names. */
export function namedCodes({ applicability, exclusions }: NamingRule): string[] {
  return [...applicability, ...(exclusions ?? [])].flatMap(({ codes, within }) => [
    ...(codes ?? []),
    ...(within ?? []),
  ]);
}

import type { LocalizedText } from '@rasad/event-contracts';
import type { DerivedUnit, PlannedAssignment, PlannedWithdrawal } from './assignment.rules.js';

/** What makes assignments come and go. */
export type CauseKind =
  | 'RULE'
  | 'UNIT_CREATED'
  | 'UNIT_CHANGED'
  | 'UNIT_MOVED'
  | 'UNIT_CLOSED'
  | 'SUCCESSOR'
  | 'LAW_AMENDED'
  | 'RULE_CHANGED'
  | 'CALENDAR'
  | 'MANUAL';

/** What makes a derivation look at obligations as a whole. */
export type TriggerKind = 'RULE' | 'RULE_CHANGED' | 'LAW_AMENDED' | 'CALENDAR';

/** Why an assignment came or went. */
export interface AssignmentCause {
  kind: CauseKind;
  /** Row id of the unit, provision or obligation that the kind speaks of. */
  referenceId: string;
  text: Required<LocalizedText>;
}

/**
 * What a derivation follows: one kind for all, or for each changed unit what happened to it; or what somebody decided, for
 * which reason.
 */
export type DerivationTrigger =
  { kind: TriggerKind; ofUnit?: ReadonlyMap<string, CauseKind> } | { kind: 'MANUAL'; reason: string };

type Subject = { id: string; provisionId: string; title: LocalizedText };

/** An obligation, and whether its provision is law on the day. */
type DatedSubject = Subject & { binding: boolean };

const texts: Record<CauseKind, (name: Required<LocalizedText>) => Required<LocalizedText>> = {
  RULE: ({ fa, en }) => ({ fa: `به حکم قاعدهٔ الزام «${fa}»`, en: `By the rule of the obligation "${en}"` }),
  RULE_CHANGED: ({ fa, en }) => ({
    fa: `قاعدهٔ الزام «${fa}» تغییر کرد`,
    en: `The rule of the obligation "${en}" changed`,
  }),
  LAW_AMENDED: ({ fa, en }) => ({
    fa: `حکم قانونی الزام «${fa}» تغییر کرد`,
    en: `The provision behind the obligation "${en}" changed`,
  }),
  CALENDAR: ({ fa, en }) => ({
    fa: `با گذر زمان الزام «${fa}» شامل واحد شد یا دیگر نیست`,
    en: `With the day, the obligation "${en}" came to bind the unit or no longer does`,
  }),
  UNIT_CREATED: ({ fa, en }) => ({ fa: `واحد «${fa}» ایجاد شد`, en: `The unit "${en}" was created` }),
  UNIT_CHANGED: ({ fa, en }) => ({
    fa: `ویژگی‌های واحد «${fa}» تغییر کرد`,
    en: `The unit "${en}" was changed`,
  }),
  UNIT_MOVED: ({ fa, en }) => ({ fa: `واحد «${fa}» جابه‌جا شد`, en: `The unit "${en}" was moved` }),
  UNIT_CLOSED: ({ fa, en }) => ({ fa: `واحد «${fa}» بسته شد`, en: `The unit "${en}" was closed` }),
  SUCCESSOR: ({ fa, en }) => ({ fa: `جانشین واحد «${fa}»`, en: `Successor of the unit "${en}"` }),
  MANUAL: ({ fa, en }) => ({ fa: `با تصمیم: ${fa}`, en: `By decision: ${en}` }),
};

/** Why an assignment is made. */
export function causeOfCreation(
  { unitId, predecessor }: PlannedAssignment,
  obligation: Subject,
  units: ReadonlyMap<string, DerivedUnit>,
  trigger: DerivationTrigger,
): AssignmentCause {
  if (predecessor) return aboutUnit('SUCCESSOR', predecessor);
  return triggered(unitId, obligation, units, trigger);
}

/** Why an assignment is ended. */
export function causeOfWithdrawal(
  { assignment: { unitId }, why }: PlannedWithdrawal,
  obligation: DatedSubject,
  units: ReadonlyMap<string, DerivedUnit>,
  trigger: DerivationTrigger,
): AssignmentCause {
  const unit = units.get(unitId);
  if (why === 'LAW') return aboutObligation(obligation.binding ? 'CALENDAR' : 'LAW_AMENDED', obligation);
  if (why === 'UNIT_ENDED' && unit) return aboutUnit('UNIT_CLOSED', unit);
  return triggered(unitId, obligation, units, trigger);
}

/** The cause of an assignment that carries none: made by hand, or before causes were kept. */
export function causeWithoutRow(obligation: Subject, reason: string | null): AssignmentCause {
  return reason === null ? aboutObligation('RULE', obligation) : decided(obligation, reason);
}

function triggered(
  unitId: string,
  obligation: Subject,
  units: ReadonlyMap<string, DerivedUnit>,
  trigger: DerivationTrigger,
): AssignmentCause {
  if (trigger.kind === 'MANUAL') return decided(obligation, trigger.reason);
  const unit = units.get(unitId);
  const happened = trigger.ofUnit?.get(unitId);
  return unit && happened ? aboutUnit(happened, unit) : aboutObligation(trigger.kind, obligation);
}

function decided({ id: referenceId }: Subject, reason: string): AssignmentCause {
  return { kind: 'MANUAL', referenceId, text: texts.MANUAL({ fa: reason, en: reason }) };
}

function aboutUnit(kind: CauseKind, { id, name }: Pick<DerivedUnit, 'id' | 'name'>): AssignmentCause {
  return { kind, referenceId: id, text: texts[kind](bothLanguages(name)) };
}

function aboutObligation(kind: CauseKind, { id, provisionId, title }: Subject): AssignmentCause {
  const referenceId = kind === 'LAW_AMENDED' ? provisionId : id;
  return { kind, referenceId, text: texts[kind](bothLanguages(title)) };
}

function bothLanguages({ fa, en }: LocalizedText): Required<LocalizedText> {
  return { fa: fa ?? en ?? '', en: en ?? fa ?? '' };
}

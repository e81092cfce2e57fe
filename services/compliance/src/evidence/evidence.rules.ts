import type { EvidenceKind, EvidenceState, TaskResult } from '@rasad/event-contracts';
import { ErrorCode, problem, problemWith, type Problem } from '@rasad/service-kit';
import { evidenceMessages } from './evidence.messages.js';
import { effectiveDateProblem, titleProblem } from './evidence-upload.rules.js';

/** What happens to a piece of evidence. */
export type EvidenceAct = 'CLEAR' | 'REFUSE' | 'WITHDRAW';

/** The life of evidence: state → act → next state. What is not here is not possible. */
export const evidenceTransitions: Readonly<
  Record<EvidenceState, Readonly<Partial<Record<EvidenceAct, EvidenceState>>>>
> = {
  QUARANTINED: { CLEAR: 'AVAILABLE', REFUSE: 'REFUSED', WITHDRAW: 'WITHDRAWN' },
  AVAILABLE: { WITHDRAW: 'WITHDRAWN' },
  REFUSED: { WITHDRAW: 'WITHDRAWN' },
  WITHDRAWN: {},
};

const maxUrl = 2_000;

/** A link as somebody adds it. */
export interface StatedLink {
  url: string;
  title: string;
  effectiveOn?: string | null;
}

/** Everything that keeps a link from being added. @param today Gregorian date in Asia/Tehran. */
export function linkProblems({ url, title, effectiveOn }: StatedLink, today: string): Problem[] {
  return [urlProblem(url), titleProblem(title), effectiveDateProblem(effectiveOn, today)].filter(
    (found) => found !== null,
  );
}

/** An address is only shown, never fetched: it must be one that a reader's browser opens safely. */
function urlProblem(url: string): Problem | null {
  const parsed = url.length <= maxUrl && URL.canParse(url.trim()) ? new URL(url.trim()) : null;
  const isGood = parsed?.protocol === 'https:' && parsed.username === '' && parsed.password === '';
  return isGood ? null : problemWith(ErrorCode.INVALID, 'input.url', evidenceMessages.linkInvalid);
}

/** What a report needs to know of a piece of evidence that it names. */
export interface NamedEvidence {
  id: string;
  taskId: string;
  kind: EvidenceKind;
  state: EvidenceState;
}

/** What a report of an obligation has to be proved with. */
export interface EvidenceRule {
  required: boolean;
  /** Pieces that a report needs at least. */
  minimum: number;
  /** Kinds that count; empty: any. */
  kinds: readonly EvidenceKind[];
}

/**
 * Everything that keeps a report from naming evidence, each reason once: what is not of its task or was withdrawn looks
 * missing. @param ids row ids in the order of the input; null stands for an id that is none.
 */
export function bindingProblems(
  ids: readonly (string | null)[],
  known: readonly NamedEvidence[],
  taskId: string,
): Problem[] {
  const states = new Map(
    known.filter((evidence) => evidence.taskId === taskId).map(({ id, state }) => [id, state]),
  );
  const found = new Set(ids.map((id) => (id === null ? undefined : states.get(id)) ?? 'WITHDRAWN'));
  return [...found].flatMap((state) => unfit[state] ?? []);
}

const unfit: Readonly<Partial<Record<EvidenceState, Problem>>> = {
  WITHDRAWN: problem(ErrorCode.NOT_FOUND, 'input.evidenceIds', 'evidenceNotFound'),
  QUARANTINED: problemWith(ErrorCode.STATE, 'input.evidenceIds', evidenceMessages.evidenceQuarantined),
  REFUSED: problemWith(ErrorCode.STATE, 'input.evidenceIds', evidenceMessages.evidenceRefused),
};

/** Results that claim something done: who reports that nothing was has nothing to prove. */
const proved: ReadonlySet<TaskResult> = new Set(['COMPLIANT', 'PARTIALLY_COMPLIANT']);

/** Why what a report names does not prove enough for what it claims, or null. */
export function ruleProblem(
  rule: EvidenceRule,
  claimed: TaskResult,
  named: readonly Pick<NamedEvidence, 'kind'>[],
): Problem | null {
  if (!rule.required || !proved.has(claimed)) return null;
  const counted = named.filter(({ kind }) => rule.kinds.length === 0 || rule.kinds.includes(kind));
  if (counted.length >= rule.minimum) return null;
  const message = ruleMessages[rule.kinds.length === 1 ? (rule.kinds[0] ?? 'ANY') : 'ANY'];
  return problemWith(ErrorCode.REQUIRED, 'input.evidenceIds', message, { minimum: rule.minimum });
}

const ruleMessages = {
  ANY: evidenceMessages.evidenceRequired,
  FILE: evidenceMessages.fileRequired,
  LINK: evidenceMessages.linkRequired,
} as const;

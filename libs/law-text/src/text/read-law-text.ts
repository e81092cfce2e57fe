import type { LocalizedText, ProvisionKind, ProvisionStatus } from '@rasad/event-contracts';
import { articleGaps, countProvisions, eachProvision, type ProvisionCounts } from '../outline.js';
import { readClosingFormula } from './closing-formula.js';
import type { DraftNode } from './draft-node.js';
import { labelOf, type LabelledNode } from './labels.js';
import { readDraft, type DraftLaw } from './law-reader.js';
import { inPersianDigits } from './persian-numbers.js';
import { closingLine, remark, type LawWarning } from './warnings.js';

/** A provision as it was read from a text. */
export interface ReadProvision {
  eId: string;
  kind: ProvisionKind;
  /** As printed, digits and letters in their Persian form; empty where there is none. */
  number: string;
  label: LocalizedText;
  heading: LocalizedText | null;
  /** As typed; one line for each paragraph. */
  text: LocalizedText | null;
  status: ProvisionStatus;
  /** Day of the amendment, addition or repeal that is printed beside the number; Gregorian. */
  statusOn: string | null;
  /** Numbers of the lines that it was read from, from 1. */
  lines: number[];
  children: ReadProvision[];
}

/** What a text holds. */
export interface LawTextReading {
  provisions: ReadProvision[];
  counts: ProvisionCounts;
  /** Lines that are in no provision, each with its reason, then remarks about what was read. */
  warnings: LawWarning[];
  /** Day of adoption that the closing formula states; Gregorian. */
  adoptedOn: string | null;
}

/**
 * Reads a statute in Persian as people paste it from official sites. Never throws and drops nothing: each line that
 * holds something is in exactly one provision's `lines`, or in exactly one warning.
 */
export function readLawText(text: string): LawTextReading {
  const draft = readDraft(text);
  const provisions = provisionsOf(draft.root, null);
  const all = [...eachProvision(provisions)];
  const counts = countProvisions(all);
  const formula = draft.closing && readClosingFormula(draft.closing.text);
  const remarks = draft.nodes.length === 0 ? [remark('NO_PROVISIONS', null, {})] : articleGaps(all);
  const checked = draft.closing ? [selfCheck(draft, draft.closing.line)] : [];
  return {
    provisions,
    counts,
    warnings: inOrder([...draft.warnings, ...checked, ...remarks]),
    adoptedOn: formula?.adoptedOn ?? null,
  };
}

/** Lines first, as they stand in the text, then remarks. */
function inOrder(warnings: readonly LawWarning[]): LawWarning[] {
  const place = ({ line }: LawWarning) => line ?? Number.MAX_SAFE_INTEGER;
  return warnings.toSorted((a, b) => place(a) - place(b));
}

/** Compares what was read with what the closing formula says was adopted. */
function selfCheck({ nodes, closing }: DraftLaw, line: { number: number; raw: string }): LawWarning {
  const { articles, notes } = readClosingFormula(closing?.text ?? '');
  const differences = [
    difference(articles, nodes, 'ARTICLE', { fa: 'ماده', en: 'articles' }),
    difference(notes, nodes, 'NOTE', { fa: 'تبصره', en: 'notes' }),
  ].filter((part) => part !== null);
  const agrees = differences.every((part) => part.agrees);
  const says = {
    fa: differences.map((part) => part.fa).join('؛ '),
    en: differences.map((part) => part.en).join('; '),
  };
  const holder = nodes.find(({ lines }) => lines.includes(line.number));
  if (!holder) return closingLine(line, agrees, says);
  return remark(agrees ? 'CLOSING_AGREES' : 'CLOSING_DIFFERS', holder.eId, { line: line.number, says });
}

/** What was added later, «مکرر» for one, is not in the formula; a law that was renumbered counts it after all. */
function difference(
  said: number | undefined,
  nodes: readonly DraftNode[],
  kind: ProvisionKind,
  noun: { fa: string; en: string },
): { agrees: boolean; fa: string; en: string } | null {
  if (said === undefined) return null;
  const all = nodes.filter((node) => node.kind === kind);
  const original = all.filter((node) => node.status !== 'ADDED' && !codeOf(node).includes('bis')).length;
  const agrees = said === original || said === all.length;
  const found = agrees ? said : original;
  return {
    agrees,
    fa: `${noun.fa}: ${inPersianDigits(said)} گفته، ${inPersianDigits(found)} یافته`,
    en: `${noun.en}: ${said} stated, ${found} found`,
  };
}

function provisionsOf(parent: DraftNode, above: LabelledNode | null): ReadProvision[] {
  const places = new Map<ProvisionKind | null, number>();
  return parent.children.map((node) => {
    const place = (places.get(node.kind) ?? 0) + 1;
    places.set(node.kind, place);
    return provisionOf(node, { ...node, code: codeOf(node), parent: above, place });
  });
}

function provisionOf(node: DraftNode, labelled: LabelledNode): ReadProvision {
  const text = node.text.join('\n');
  return {
    eId: node.eId,
    kind: node.kind ?? 'ITEM',
    number: node.number,
    label: labelOf(labelled),
    heading: node.heading === null ? null : { fa: node.heading },
    text: text === '' ? null : { fa: text },
    status: node.status,
    statusOn: node.statusOn,
    lines: node.lines,
    children: provisionsOf(node, labelled),
  };
}

/** The own part of an eId: `a` of `art_3__cl_a`. */
function codeOf({ eId }: DraftNode): string {
  return eId.slice(eId.lastIndexOf('_') + 1);
}

import type { LocalizedText } from '@rasad/event-contracts';
import {
  acceptInstrument,
  INSTRUMENT_FORMAT,
  type InstrumentDocument,
  type ParsedDocument,
} from '@rasad/import-formats';
import { expressionLabel, type InstrumentMetadata } from '../instrument-metadata.js';
import type { LawTextReading, ReadProvision } from './read-law-text.js';
import { printedJalaliDate } from './statute-dates.js';
import { printedStatus } from './status-marks.js';

/** The instrument document of a text that was read, under the same checks as one that came as JSON. */
export function documentOfText(
  { provisions }: LawTextReading,
  metadata: InstrumentMetadata,
): ParsedDocument<InstrumentDocument> {
  const { code, kind, title, sample, adoptedOn, notifiedOn, inForceFrom, gazettedOn } = metadata;
  const value = {
    format: INSTRUMENT_FORMAT,
    code,
    kind,
    title,
    sample: sample ?? false,
    expression: { label: expressionLabel(metadata), adoptedOn, notifiedOn, inForceFrom, gazettedOn },
    provisions: provisions.map(documentProvision),
  };
  return acceptInstrument(value, (path) => ({ line: lineAt(provisions, path), column: 1 }));
}

function documentProvision(provision: ReadProvision): unknown {
  const { eId, kind, number, label, heading, text, status, children } = provision;
  const isEmpty = kind !== 'CHAPTER' && text === null && children.length === 0 && status !== 'REPEALED';
  return {
    eId,
    kind,
    number,
    label,
    heading,
    text,
    status,
    note: statusNote(provision),
    contentStatus: isEmpty ? 'NOT_ESTABLISHED' : 'ESTABLISHED',
    children: children.map(documentProvision),
  };
}

const ENGLISH_STATUS = { AMENDED: 'Amended', ADDED: 'Added', REPEALED: 'Repealed' } as const;

/** The day of a status has its place in the remark: «اصلاحی ۱۳۹۹/۱۱/۰۶». */
function statusNote({ status, statusOn }: ReadProvision): LocalizedText | null {
  if (status === 'IN_FORCE' || statusOn === null) return null;
  return {
    fa: `${printedStatus(status)} ${printedJalaliDate(statusOn)}`,
    en: `${ENGLISH_STATUS[status]} on ${statusOn}`,
  };
}

/** The line from which the provision at a path was read; the first where the path leads to none. */
function lineAt(provisions: readonly ReadProvision[], path: readonly (string | number)[]): number {
  let line = 1;
  let level = provisions;
  for (const step of path) {
    if (typeof step !== 'number') continue;
    const provision = level[step];
    if (!provision) break;
    line = provision.lines[0] ?? line;
    level = provision.children;
  }
  return line;
}

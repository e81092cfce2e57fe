import type { LocalizedText, ProvisionKind, ProvisionStatus } from '@rasad/event-contracts';
import {
  parseInstrument,
  provisionsInOrder,
  type ImportProblem,
  type InstrumentDocument,
} from '@rasad/import-formats';
import { readAkomaNtoso } from './akn/read-akoma-ntoso.js';
import { detectLawFormat, type LawFormat } from './law-format.js';
import type { InstrumentMetadata } from './instrument-metadata.js';
import { countProvisions, documentRemarks, type ProvisionCounts } from './outline.js';
import { readLawText } from './text/read-law-text.js';
import { documentOfText } from './text/text-document.js';
import { MAX_LAW_TEXT_LENGTH, tooLong } from './text-limit.js';
import type { LawWarning } from './text/warnings.js';

/** A provision in the outline of what was read. */
export interface OutlineNode {
  eId: string;
  kind: ProvisionKind;
  number: string;
  label: LocalizedText;
  heading: LocalizedText | null;
  text: LocalizedText | null;
  status: ProvisionStatus;
  children: OutlineNode[];
}

/** What an instrument's text holds, whatever its format. */
export interface InstrumentOutline {
  counts: ProvisionCounts;
  warnings: LawWarning[];
  tree: readonly OutlineNode[];
}

/** An instrument that was read, or why it is refused. */
export type InstrumentReading =
  | {
      ok: true;
      format: LawFormat;
      outline: InstrumentOutline;
      /** Null for a plain text without metadata: there is nothing to import it under. */
      document: InstrumentDocument | null;
    }
  | { ok: false; format: LawFormat; problems: ImportProblem[] };

/** How to read an instrument. */
export interface ReadingOptions {
  /** Left out, the content tells. */
  format?: LawFormat | null;
  /** For a plain text, which does not say these things of itself. */
  metadata?: InstrumentMetadata | null;
}

/** Reads an instrument from JSON, plain text or Akoma Ntoso, under the same checks. */
export function readInstrument(
  content: string,
  { format, metadata }: ReadingOptions = {},
): InstrumentReading {
  const known = format ?? detectLawFormat(content);
  if (known === 'TEXT') return readText(content, metadata ?? null);
  if (known === 'JSON') {
    const parsed = parseInstrument(content);
    if (!parsed.ok) return { ok: false, format: known, problems: parsed.problems };
    return accepted(known, parsed.document, []);
  }
  const parsed = readAkomaNtoso(content);
  if (!parsed.ok) return { ok: false, format: known, problems: parsed.problems };
  return accepted(known, parsed.document, parsed.warnings);
}

function readText(content: string, metadata: InstrumentMetadata | null): InstrumentReading {
  const problem = tooLong(content, MAX_LAW_TEXT_LENGTH);
  if (problem) return { ok: false, format: 'TEXT', problems: [problem] };
  const reading = readLawText(content);
  const { counts, warnings, provisions } = reading;
  const outline = { counts, warnings, tree: provisions };
  if (!metadata) return { ok: true, format: 'TEXT', outline, document: null };
  const parsed = documentOfText(reading, metadata);
  if (!parsed.ok) return { ok: false, format: 'TEXT', problems: parsed.problems };
  return { ok: true, format: 'TEXT', outline, document: parsed.document };
}

function accepted(
  format: LawFormat,
  document: InstrumentDocument,
  warnings: LawWarning[],
): InstrumentReading {
  const provisions = [...provisionsInOrder(document)].map(({ provision }) => provision);
  return {
    ok: true,
    format,
    outline: {
      counts: countProvisions(provisions),
      warnings: [...warnings, ...documentRemarks(document)],
      tree: document.provisions,
    },
    document,
  };
}

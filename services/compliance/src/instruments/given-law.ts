import type { ImportProblem } from '@rasad/import-formats';
import {
  readInstrument,
  type InstrumentMetadata,
  type InstrumentReading,
  type LawFormat,
} from '@rasad/law-text';
import { toLocalizedText, ProblemError, type LocalizedTextInput, type Problem } from '@rasad/service-kit';
import { documentProblem } from './import-problems.js';

/** What somebody gives to be imported, in any of the formats. */
export interface GivenLaw {
  document: string;
  format?: LawFormat | null;
  metadata?: GivenMetadata | null;
}

type GivenMetadata = Omit<InstrumentMetadata, 'title' | 'label'> & {
  title: LocalizedTextInput;
  label?: LocalizedTextInput | null;
};

/** Reads what was given; refuses it as a whole, naming lines, paths and fields. */
export function readGivenLaw({ document, format, metadata }: GivenLaw): InstrumentReading & { ok: true } {
  const reading = readInstrument(document, { format, metadata: metadata ? metadataOf(metadata) : null });
  if (reading.ok) return reading;
  const isText = reading.format === 'TEXT';
  throw new ProblemError(reading.problems.map(isText ? textProblem : documentProblem));
}

function metadataOf({ title, label, ...metadata }: GivenMetadata): InstrumentMetadata {
  return { ...metadata, title: toLocalizedText(title), label: label ? toLocalizedText(label) : null };
}

/** A plain text has its provisions from the document, all else from the metadata. */
function textProblem(problem: ImportProblem): Problem {
  const path = problem.path.split('.').filter((step) => step !== 'expression');
  if (path[0] === '$' || path[0]?.startsWith('provisions')) return documentProblem(problem);
  return { ...documentProblem(problem), field: ['input', 'metadata', ...path], message: problem.message };
}

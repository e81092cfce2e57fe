import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  parseAmendment,
  parseCharter,
  parseInstrument,
  parseObligations,
  parseOrganisation,
  type AmendmentDocument,
  type CharterDocument,
  type InstrumentDocument,
  type ObligationsDocument,
  type OrganisationDocument,
  type ParsedDocument,
} from '@rasad/import-formats';
import { requireDocument } from '../import-file.ts';
import type { Lang } from '../language.ts';

/** A sample file: its text as it is imported, and what it says. */
export interface SampleFile<T> {
  text: string;
  document: T;
}

/** The files of the sample. */
export interface SampleFiles {
  organisation: SampleFile<OrganisationDocument>;
  charter: SampleFile<CharterDocument>;
  law: SampleFile<InstrumentDocument>;
  /** In the order in which they were made. */
  amendments: SampleFile<AmendmentDocument>[];
  obligations: SampleFile<ObligationsDocument>;
}

/** Reads the sample in a folder. */
export function readSample(folder: string, lang: Lang): SampleFiles {
  const read = <T>(file: string, parse: (text: string) => ParsedDocument<T>): SampleFile<T> => {
    const text = readFileSync(join(folder, file), 'utf8');
    return { text, document: requireDocument(parse(text), file, lang) };
  };
  return {
    organisation: read('organisation.json', parseOrganisation),
    charter: read('charter.json', parseCharter),
    law: read('integrity-law-1390.json', parseInstrument),
    amendments: [read('integrity-law-1399.json', parseAmendment)],
    obligations: read('obligations.json', parseObligations),
  };
}

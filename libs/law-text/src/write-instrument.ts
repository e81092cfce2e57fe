import type { InstrumentDocument } from '@rasad/import-formats';
import { writeAkomaNtoso } from './akn/write-akoma-ntoso.js';
import type { LawFormat } from './law-format.js';
import { writeLawText } from './text/write-law-text.js';

/** Writes an instrument in a format that `readInstrument` reads; a plain text carries its provisions alone. */
export function writeInstrument(document: InstrumentDocument, format: LawFormat): string {
  switch (format) {
    case 'JSON':
      return `${JSON.stringify(document, null, 2)}\n`;
    case 'AKOMA_NTOSO':
      return writeAkomaNtoso(document);
    case 'TEXT':
      return writeLawText(document.provisions);
  }
}

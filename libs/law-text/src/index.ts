export { readAkomaNtoso, type AkomaNtosoReading } from './akn/read-akoma-ntoso.js';
export { writeAkomaNtoso } from './akn/write-akoma-ntoso.js';
export { readDate, type InstrumentMetadata } from './instrument-metadata.js';
export { detectLawFormat, type LawFormat } from './law-format.js';
export { countProvisions, documentRemarks, type ProvisionCounts } from './outline.js';
export {
  readInstrument,
  type InstrumentOutline,
  type InstrumentReading,
  type OutlineNode,
  type ReadingOptions,
} from './read-instrument.js';
export { MAX_LAW_TEXT_LENGTH, MAX_XML_LENGTH } from './text-limit.js';
export { readLawText, type LawTextReading, type ReadProvision } from './text/read-law-text.js';
export { type LawWarning } from './text/warnings.js';
export { writeInstrument } from './write-instrument.js';

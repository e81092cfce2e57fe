export { readLawText, type LawTextReading, type ReadProvision } from './text/read-law-text.js';
export { type LawWarning } from './text/warnings.js';
export { countProvisions, documentRemarks, type ProvisionCounts } from './outline.js';

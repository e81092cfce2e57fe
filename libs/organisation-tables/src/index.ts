export { MAX_UNPACKED_BYTES } from './archive-guard.js';
export { type TableLang } from './cells.rules.js';
export { readOrganisationFiles, type OrganisationFile } from './read-organisation.js';
export { tables, type Column, type Table, type TableName } from './tables.js';
export {
  writeOrganisationFiles,
  writeOrganisationTemplate,
  type OrganisationFileFormat,
  type WritingOptions,
  type WrittenFile,
} from './write-organisation.js';

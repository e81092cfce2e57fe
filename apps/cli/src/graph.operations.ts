const USER_ERRORS = 'userErrors { code field message }';
const RUN =
  'id state failure obligationsDone obligationsTotal assignmentsCreated assignmentsWithdrawn tasksOpened';
const CHANGES = 'changes { action entity code detail }';

const IMPORT_RUN = 'id state done total';

const EFFECTS = `effectiveOn effects {
  obligations { touch obligation { code } provision { eId } assignments tasksToReopen openTasks }
  assignmentsToWithdraw tasksToReopen openTasks }`;

const VERDICTS = 'grants { text outcome reach grant { id role onBehalfOf { name } } through { code } }';

/** The operations that the commands send. */
export const operations = {
  previewOrganisationImport: `mutation ($input: OrganisationImportInput!) {
    previewOrganisationImport(input: $input) { ${CHANGES} ${USER_ERRORS} } }`,
  importOrganisation: `mutation ($input: OrganisationImportInput!) {
    importOrganisation(input: $input) { ${CHANGES} ${USER_ERRORS} } }`,
  startOrganisationImport: `mutation ($input: OrganisationImportInput!) {
    startOrganisationImport(input: $input) { run { ${IMPORT_RUN} } ${USER_ERRORS} } }`,
  organisationImportRun: `query ($id: ID!) { organisationImportRun(id: $id) { ${IMPORT_RUN} } }`,
  organisationChanges: `query ($id: ID!) { organisationImportRun(id: $id) { ${CHANGES} ${USER_ERRORS} } }`,
  organisationExport: `query ($format: OrganisationFormat!, $lang: Lang!) {
    organisationExport(format: $format, lang: $lang) { name content } }`,
  previewCharterImport: `mutation ($input: CharterImportInput!) {
    previewCharterImport(input: $input) { ${CHANGES} ${USER_ERRORS} } }`,
  importCharter: `mutation ($input: CharterImportInput!) {
    importCharter(input: $input) { ${CHANGES} ${USER_ERRORS} } }`,
  previewInstrumentImport: `mutation ($input: InstrumentImportInput!) {
    previewInstrumentImport(input: $input) { ${CHANGES} ${USER_ERRORS} } }`,
  importInstrument: `mutation ($input: InstrumentImportInput!) {
    importInstrument(input: $input) { ${CHANGES} ${USER_ERRORS} } }`,
  previewExpression: `mutation ($input: AddExpressionInput!) {
    previewExpression(input: $input) { ${CHANGES} ${EFFECTS} ${USER_ERRORS} } }`,
  addExpression: `mutation ($input: AddExpressionInput!) {
    addExpression(input: $input) { ${CHANGES} ${EFFECTS} ${USER_ERRORS} } }`,
  previewHolidaysImport: `mutation ($input: HolidaysImportInput!) {
    previewHolidaysImport(input: $input) { ${CHANGES} ${USER_ERRORS} } }`,
  importHolidays: `mutation ($input: HolidaysImportInput!) {
    importHolidays(input: $input) { ${CHANGES} ${USER_ERRORS} } }`,
  importObligations: `mutation ($input: ObligationsImportInput!) {
    importObligations(input: $input) { ${CHANGES} ${USER_ERRORS} } }`,
  deriveAssignments: `mutation ($input: DeriveAssignmentsInput!) {
    deriveAssignments(input: $input) {
      assignmentsCreated assignmentsWithdrawn tasksOpened run { ${RUN} } ${USER_ERRORS} } }`,
  derivationRun: `query ($id: ID!) { derivationRun(id: $id) { ${RUN} } }`,
  instrumentDocument: `query ($code: String!, $format: InstrumentFormat!) {
    instrument(code: $code) { currentExpression { document(format: $format) } } }`,
  instrumentByCode: 'query ($code: String!) { instrument(code: $code) { id } }',
  assignments: `query ($after: String) {
    assignments(first: 200, after: $after) {
      nodes { unit { code } obligation { code } role } pageInfo { hasNextPage endCursor } } }`,
  tasks: `query ($after: String) {
    tasks(first: 200, after: $after) {
      nodes { id status dueOn overdue unit { code } obligation { code title(lang: FA) evidenceRequired }
        reports { id number } reviews { id } }
      pageInfo { hasNextPage endCursor } } }`,
  startTask: `mutation ($input: StartTaskInput!) { startTask(input: $input) { ${USER_ERRORS} } }`,
  addEvidence: `mutation ($input: AddEvidenceInput!) {
    addEvidence(input: $input) { evidence { id } ${USER_ERRORS} } }`,
  submitReport: `mutation ($input: SubmitReportInput!) {
    submitReport(input: $input) { report { id } ${USER_ERRORS} } }`,
  reviewReport: `mutation ($input: ReviewReportInput!) { reviewReport(input: $input) { ${USER_ERRORS} } }`,
  explainAccess: `query ($username: String!, $action: AccessAction!, $unitCode: String, $asOf: LocalDate) {
    explainAccess(username: $username, action: $action, unitCode: $unitCode, asOf: $asOf) {
      action allowed disabled asOf ${VERDICTS} roles { role reach } } }`,
  effectiveAccess: `query ($username: String!, $unitCode: String, $asOf: LocalDate) {
    effectiveAccess(username: $username, unitCode: $unitCode, asOf: $asOf) {
      disabled asOf actions { action ${VERDICTS} } } }`,
} as const;

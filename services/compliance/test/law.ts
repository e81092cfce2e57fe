import type { Caller, World } from './harness.js';
import { defaultObligations, fileOf, lawDocument, obligationsDocument } from './documents.js';

/** An expected failure as the graph tells it. */
export interface UserError {
  code: string;
  field: string[] | null;
  message: string;
}

/** The usual units: a city, two districts with an office each, and another organisation beside the city. */
export async function createUnits({ directory }: World): Promise<void> {
  await directory.createAll([
    { code: 'city', kind: 'HEADQUARTERS' },
    { code: 'district-1', kind: 'DISTRICT', parent: 'city', tags: ['permits'] },
    { code: 'district-2', kind: 'DISTRICT', parent: 'city' },
    { code: 'office-1', kind: 'DISTRICT_OFFICE', parent: 'district-1' },
    { code: 'elsewhere', kind: 'ORGANISATION' },
  ]);
}

/** Writes districts below the city as their events would have left them, so many that they come in several batches. */
export async function seedDistricts({ database, directory }: World, count: number): Promise<void> {
  await database.query(
    `insert into unit (id, code, kind, name, parent_id, position, tags, sample, version, path, sort_path)
     select id, 'seeded-' || n, 'DISTRICT', '{"en":"Seeded"}', $1, 100 + n, '{}', true, 1, array[$1::uuid, id],
       array[0, 100 + n]
     from (select n, gen_random_uuid() as id from generate_series(1, $2::integer) as n) as seeded`,
    [directory.id('city'), count],
  );
}

/** Imports the test law and its obligations and derives their assignments. */
export async function establishLaw(
  world: World,
  obligations: Record<string, unknown>[] = defaultObligations(),
): Promise<{ editor: Caller; instrumentId: string }> {
  await world.unitsArrived();
  const editor = world.caller('LAW_EDITOR', 'city');
  const instrumentId = await importLaw(editor);
  const { userErrors } = await editor.mutate<{ userErrors: UserError[] }>(
    'importObligations',
    { instrumentId, document: fileOf(obligationsDocument(obligations)) },
    'changes { action code }',
  );
  if (userErrors.length > 0) throw new Error(JSON.stringify(userErrors));
  await derive(editor, instrumentId);
  return { editor, instrumentId };
}

/** Imports the test law. @returns its global id. */
export async function importLaw(editor: Caller, document: unknown = lawDocument()): Promise<string> {
  const { instrument, userErrors } = await editor.mutate<{
    instrument: { id: string } | null;
    userErrors: UserError[];
  }>('importInstrument', { document: fileOf(document) }, 'instrument { id }');
  if (!instrument) throw new Error(JSON.stringify(userErrors));
  return instrument.id;
}

/** Derives assignments. */
export function derive(
  editor: Caller,
  instrumentId: string,
): Promise<{
  assignmentsCreated: number;
  assignmentsWithdrawn: number;
  tasksOpened: number;
  userErrors: UserError[];
}> {
  return editor.mutate(
    'deriveAssignments',
    { instrumentId },
    'assignmentsCreated assignmentsWithdrawn tasksOpened',
  );
}

/** Three duties, so that each unit of `createUnits` within the city has several tasks with different due dates. */
export function defaultDuties(): Record<string, unknown>[] {
  const everywhere = { role: 'LEAD', kinds: ['HEADQUARTERS', 'DISTRICT', 'DISTRICT_OFFICE'] };
  const [yearly, code] = defaultObligations();
  return [
    { ...yearly, applicability: [everywhere] },
    { ...code, applicability: [everywhere] },
    {
      ...yearly,
      code: 'monthly-answers',
      provision: 'art_1',
      title: { fa: 'پاسخ به شکایت', en: 'Answer complaints' },
      period: 'MONTHLY',
      applicability: [everywhere],
    },
  ];
}

/** What adding or previewing an expression answers. */
export interface ExpressionPayload {
  instrument?: { id: string } | null;
  expression?: { id: string } | null;
  effectiveOn: string | null;
  changes: { action: string; entity: string; code: string; detail: string | null }[];
  effects: {
    obligations: {
      touch: string;
      obligation: { code: string };
      provision: { eId: string };
      assignments: number;
      tasksToReopen: number;
      openTasks: number;
    }[];
    assignments: number;
    assignmentsToWithdraw: number;
    tasksToReopen: number;
    openTasks: number;
  } | null;
  userErrors: UserError[];
}

const effects = `effectiveOn changes { action entity code detail } effects {
  obligations { touch obligation { code } provision { eId } assignments tasksToReopen openTasks }
  assignments assignmentsToWithdraw tasksToReopen openTasks }`;

/** Adds an expression by an amendment or a full text. */
export function addExpression(
  editor: Caller,
  document: unknown,
  more: Record<string, unknown> = {},
): Promise<ExpressionPayload> {
  const selection = `instrument { id } expression { id } ${effects}`;
  return editor.mutate('addExpression', { document: fileOf(document), ...more }, selection);
}

/** Asks what adding an expression would change. */
export function previewExpression(editor: Caller, document: unknown): Promise<ExpressionPayload> {
  return editor.mutate('previewExpression', { document: fileOf(document) }, effects);
}

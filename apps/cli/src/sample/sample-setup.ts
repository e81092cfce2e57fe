import { setTimeout as pause } from 'node:timers/promises';
import type { CommandContext } from '../command-context.ts';
import { CommandFailure } from '../command-failure.ts';
import { sendCharter } from '../commands/charter-import.command.ts';
import { deriveAssignments, type Derivation } from '../commands/derive.command.ts';
import { sendAmendment } from '../commands/law-amend.command.ts';
import { sendInstrument } from '../commands/law-import.command.ts';
import { sendOrganisation } from '../commands/org-import.command.ts';
import { requireAccepted, type GatewayClient, type UserError } from '../gateway.client.ts';
import { operations } from '../graph.operations.ts';
import type { ImportChange } from '../import-changes.ts';
import { instrumentId } from '../instruments.ts';
import { say, type MessageKey } from '../messages.ts';
import { allNodes } from '../pages.ts';
import { expectedAssignments, missingAssignments, type BearingPair } from './expected-assignments.rules.ts';
import type { SampleFiles } from './sample-files.ts';

/** What bringing the sample's structure in place changed. */
export interface SampleSetup extends Derivation {
  /** Units, people, grants, clauses, bodies, provisions and obligations created or changed. */
  imported: number;
}

/** How long what was imported in one service may take to reach another, and how often that is looked at. */
export interface ArrivalTiming {
  timeoutMs: number;
  pollMs: number;
}

/** Imports organisation, charter, law and obligations and derives assignments and tasks, each as the sample user whose work it is. */
export async function setUpSample(
  context: CommandContext,
  files: SampleFiles,
  timing: ArrivalTiming,
): Promise<SampleSetup> {
  const stage = (key: MessageKey) =>
    context.progress.stage(say(context.lang, 'sampleStage', { stage: say(context.lang, key) }));
  stage('stageOrganisation');
  const organisation = await sendOrganisation(context.gateway('admin'), 'importOrganisation', {
    document: files.organisation.text,
  });
  stage('stageCharter');
  const charter = await sendCharter(context.gateway('admin'), 'importCharter', files.charter.text);
  stage('stageLaw');
  const editor = context.gateway('law-editor');
  const law = await sendInstrument(editor, 'importInstrument', { document: files.law.text });
  for (const { text } of files.amendments) {
    law.push(...(await sendAmendment(editor, 'addExpression', text)).changes);
  }
  const instrument = await instrumentId(editor, files.law.document.code);
  stage('stageObligations');
  const obligations = await importObligationsOnceUnitsAreKnown(editor, instrument, files, timing);
  stage('stageAssignments');
  const derivation = await deriveEverything(context, instrument, files, timing);
  return { imported: effective([...organisation, ...charter, ...law, ...obligations]), ...derivation };
}

function effective(changes: readonly ImportChange[]): number {
  return changes.filter(({ action }) => action !== 'KEEP').length;
}

/** Units reach the compliance service as events; until they have, it does not know the codes that obligations name. */
async function importObligationsOnceUnitsAreKnown(
  gateway: GatewayClient,
  instrument: string,
  files: SampleFiles,
  { timeoutMs, pollMs }: ArrivalTiming,
): Promise<ImportChange[]> {
  const deadline = performance.now() + timeoutMs;
  for (;;) {
    const { changes, userErrors } = await gateway.mutate<{ changes: ImportChange[] }>(
      operations.importObligations,
      {
        instrumentId: instrument,
        document: files.obligations.text,
        // Units may still be on their way; the derivation waits for every one that has to bear something.
        acceptNoReach: true,
      },
    );
    if (!mayStillArrive(userErrors) || performance.now() > deadline) {
      requireAccepted(userErrors);
      return changes;
    }
    await pause(pollMs);
  }
}

function mayStillArrive(userErrors: readonly UserError[]): boolean {
  return userErrors.length > 0 && userErrors.every(({ code }) => code === 'NOT_FOUND');
}

/** Derives until every unit of the sample that has to bear an obligation does. */
async function deriveEverything(
  context: CommandContext,
  instrument: string,
  files: SampleFiles,
  { timeoutMs, pollMs }: ArrivalTiming,
): Promise<Derivation> {
  const gateway = context.gateway('committee');
  const expected = expectedAssignments(files.organisation.document, files.obligations.document);
  const total: Derivation = { assignmentsCreated: 0, assignmentsWithdrawn: 0, tasksOpened: 0 };
  const deadline = performance.now() + timeoutMs;
  for (;;) {
    const derivation = await deriveAssignments(gateway, instrument, context.progress);
    total.assignmentsCreated += derivation.assignmentsCreated;
    total.assignmentsWithdrawn += derivation.assignmentsWithdrawn;
    total.tasksOpened += derivation.tasksOpened;
    const missing = missingAssignments(expected, await presentAssignments(gateway));
    if (missing.length === 0) return total;
    if (performance.now() > deadline) throw notDerived(missing, timeoutMs);
    await pause(pollMs);
  }
}

async function presentAssignments(gateway: GatewayClient): Promise<BearingPair[]> {
  const assignments = await allNodes<{ unit: { code: string } | null; obligation: { code: string } }>(
    gateway,
    operations.assignments,
  );
  return assignments.flatMap(({ unit, obligation }) =>
    unit ? [{ unit: unit.code, obligation: obligation.code }] : [],
  );
}

function notDerived(missing: readonly BearingPair[], timeoutMs: number): CommandFailure {
  const [first] = missing;
  return new CommandFailure('assignmentsMissing', {
    seconds: timeoutMs / 1000,
    count: missing.length,
    example: `${first?.obligation} × ${first?.unit}`,
  });
}

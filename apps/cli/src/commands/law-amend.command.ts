import { parseAmendment, type AmendmentDocument } from '@rasad/import-formats';
import type { CommandContext } from '../command-context.ts';
import type { CommandResult } from '../command-result.ts';
import { requireAccepted, type GatewayClient } from '../gateway.client.ts';
import { operations } from '../graph.operations.ts';
import { changeLines, type ImportChange } from '../import-changes.ts';
import { requireDocument } from '../import-file.ts';
import { say } from '../messages.ts';
import { readNamedFile } from '../project-files.ts';
import { reachableGateway } from '../reachable-gateway.ts';

/** What an amendment did, or would do. */
interface Amended {
  /** Gregorian date `YYYY-MM-DD`, or null where no date is stated. */
  effectiveOn: string | null;
  changes: ImportChange[];
  effects: AmendmentEffects | null;
}

interface AmendmentEffects {
  obligations: {
    touch: string;
    obligation: { code: string };
    provision: { eId: string };
    assignments: number;
    tasksToReopen: number;
    openTasks: number;
  }[];
  assignmentsToWithdraw: number;
  tasksToReopen: number;
  openTasks: number;
}

/** `rasad law amend FILE [--dry-run]`: an amendment of a law that is there, or what it would change. */
export async function amendLaw(
  context: CommandContext,
  file: string,
  { dryRun }: { dryRun?: boolean },
): Promise<CommandResult> {
  const text = readNamedFile(file);
  const document = requireDocument(parseAmendment(text), file, context.lang);
  if (dryRun) return previewAmendment(context, text, document);
  const amended = await sendAmendment(context.gateway('law-editor'), 'addExpression', text);
  return {
    lines: [
      readLine(context, document),
      ...changeLines(amended.changes, 'changesDone', context.lang),
      ...effectLines(context, amended),
    ],
    document: { ...summaryOf(document), ...amended },
  };
}

async function previewAmendment(
  context: CommandContext,
  text: string,
  document: AmendmentDocument,
): Promise<CommandResult> {
  const gateway = await reachableGateway(context, 'law-editor');
  const nothing: Amended = { effectiveOn: null, changes: [], effects: null };
  const amended = gateway ? await sendAmendment(gateway, 'previewExpression', text) : nothing;
  const last = gateway
    ? [...changeLines(amended.changes, 'changesToCome', context.lang), ...effectLines(context, amended)]
    : [say(context.lang, 'fileOnly')];
  return { lines: [readLine(context, document), ...last], document: { ...summaryOf(document), ...amended } };
}

/** Makes or previews an amendment and returns what it changes. */
export async function sendAmendment(
  gateway: GatewayClient,
  operation: 'addExpression' | 'previewExpression',
  document: string,
): Promise<Amended> {
  const { userErrors, ...amended } = await gateway.mutate<Amended>(operations[operation], { document });
  requireAccepted(userErrors);
  return amended;
}

function summaryOf({ instrument, changes }: AmendmentDocument) {
  const count = (action: string) => changes.filter((change) => change.action === action).length;
  return {
    instrument,
    replaced: count('REPLACE'),
    added: count('ADD'),
    repealed: count('REPEAL'),
    moved: count('MOVE'),
  };
}

function readLine({ lang }: CommandContext, document: AmendmentDocument): string {
  return say(lang, 'amendmentRead', summaryOf(document));
}

function effectLines({ lang }: CommandContext, { effects, effectiveOn }: Amended): string[] {
  if (!effects) return [];
  const { obligations, assignmentsToWithdraw, tasksToReopen, openTasks } = effects;
  const counts = { obligations: obligations.length, assignmentsToWithdraw, tasksToReopen, openTasks };
  return [
    ...(effectiveOn === null ? [] : [say(lang, 'amendmentCounts', { date: effectiveOn })]),
    say(lang, 'amendmentTouches', counts),
    ...obligations.map(
      ({ touch, obligation, provision }) => `  ${touch} ${obligation.code} (${provision.eId})`,
    ),
  ];
}

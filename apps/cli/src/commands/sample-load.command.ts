import type { CommandContext } from '../command-context.ts';
import type { CommandResult } from '../command-result.ts';
import { say } from '../messages.ts';
import { sampleFolder } from '../project-files.ts';
import { readSample } from '../sample/sample-files.ts';
import type { SampleSize } from '../sample/sample-plan.rules.ts';
import { setUpSample, type ArrivalTiming } from '../sample/sample-setup.ts';
import { workOnSample } from '../sample/sample-work.ts';

/** Events travel in milliseconds; a minute covers services that are still starting. */
const ARRIVAL: ArrivalTiming = { timeoutMs: 60_000, pollMs: 500 };

/** `rasad sample load [--size small|city|full]`: the sample city through the import commands and the graph. */
export async function loadSample(
  context: CommandContext,
  { size }: { size: SampleSize },
  timing: ArrivalTiming = ARRIVAL,
): Promise<CommandResult> {
  const files = readSample(sampleFolder, context.lang);
  const setup = await setUpSample(context, files, timing);
  context.progress.stage(say(context.lang, 'sampleStage', { stage: say(context.lang, 'stageReports') }));
  const work = await workOnSample(context, files.organisation.document, size);
  const isUnchanged =
    setup.imported +
      setup.assignmentsCreated +
      setup.assignmentsWithdrawn +
      setup.tasksOpened +
      work.reports +
      work.reviews ===
    0;
  const line = isUnchanged
    ? say(context.lang, 'sampleUnchanged')
    : say(context.lang, 'sampleLoaded', { ...work });
  return { lines: [line], document: { size, ...setup, ...work, isUnchanged } };
}

import type { Finding } from '@rasad/local';
import type { CommandContext } from '../command-context.ts';
import type { CommandResult } from '../command-result.ts';
import { say } from '../messages.ts';

/** `rasad doctor`: what on this machine could stand in the way of running the platform, with the fix. */
export async function doctor(
  { lang }: CommandContext,
  diagnose: () => Promise<Finding[]> = diagnoseThisMachine,
): Promise<CommandResult> {
  const findings = await diagnose();
  const obstacles = findings.filter(({ ok }) => !ok);
  const lines = findings.flatMap(({ name, ok, detail, fix }) => [
    `${ok ? '✓' : '✗'} ${name}: ${detail}`,
    ...(ok ? [] : [`  ${say(lang, 'doctorFix', { fix })}`]),
  ]);
  if (obstacles.length === 0)
    return { lines: [...lines, say(lang, 'doctorWell')], document: { ok: true, findings } };
  return {
    lines,
    document: { ok: false, findings },
    failure: say(lang, 'doctorFound', { count: obstacles.length }),
  };
}

/** The local runner brings database drivers along: loaded only when its checks are asked for. */
async function diagnoseThisMachine(): Promise<Finding[]> {
  const { runDoctor } = await import('@rasad/local');
  return runDoctor();
}

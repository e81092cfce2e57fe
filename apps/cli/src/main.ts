import { CommanderError } from 'commander';
import type { CommandContext } from './command-context.ts';
import { CommandFailure, UsageFailure } from './command-failure.ts';
import type { CommandResult } from './command-result.ts';
import { GatewayClient, type Identity } from './gateway.client.ts';
import { languageOf, type Lang } from './language.ts';
import { say } from './messages.ts';
import { platformAddress } from './platform-address.ts';
import { rasadProgram, type CommonOptions, type Execute } from './program.ts';
import { Progress, type ProgressStream } from './progress.ts';
import { describeWrongUsage, isHelp } from './wrong-usage.ts';

/** Exit codes: the command did what it was asked; it was refused or failed; the command line was wrong. */
const EXIT = { done: 0, failed: 1, wrongUsage: 2 } as const;

/** Where a command line runs: what it reads and where it prints. */
export interface Surroundings {
  environment: NodeJS.ProcessEnv;
  stdout: NodeJS.WritableStream;
  stderr: ProgressStream;
}

const thisProcess: Surroundings = {
  environment: process.env,
  stdout: process.stdout,
  stderr: process.stderr,
};

/** Carries out one command line and returns the exit code. */
export async function runRasad(args: readonly string[], around: Surroundings = thisProcess): Promise<number> {
  const lang = languageOf(args, around.environment);
  let exitCode: number = EXIT.done;
  const execute: Execute = async (command, options) => {
    exitCode = await tell(command(contextFor(options, lang, around)), options, lang, around);
  };
  try {
    await rasadProgram(execute, around).parseAsync(args, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (isHelp(error)) return EXIT.done;
    around.stderr.write(describeWrongUsage(error, lang));
    return EXIT.wrongUsage;
  }
  return exitCode;
}

function contextFor(
  options: CommonOptions,
  lang: Lang,
  { environment, stderr }: Surroundings,
): CommandContext {
  return {
    lang,
    progress: new Progress(stderr),
    gateway: (workOf) =>
      new GatewayClient(
        platformAddress(options.url, environment),
        lang,
        identityFor(options, workOf, environment),
      ),
  };
}

function identityFor({ as }: CommonOptions, workOf: string, environment: NodeJS.ProcessEnv): Identity {
  if (as !== undefined) return { username: as };
  const token = environment['RASAD_TOKEN'];
  return token ? { token } : { username: workOf };
}

/** Prints what came of a command and returns the exit code. */
async function tell(
  work: Promise<CommandResult>,
  { json }: CommonOptions,
  lang: Lang,
  { stdout, stderr }: Surroundings,
): Promise<number> {
  try {
    const { lines, document, failure } = await work;
    stdout.write(json ? asJson(document) : asLines(lines));
    if (failure === undefined) return EXIT.done;
    stderr.write(asLines([failure]));
  } catch (error) {
    const { message, details, document } = describeFailure(error, lang);
    stderr.write(asLines([message, ...details]));
    if (json) stdout.write(asJson({ error: message, ...document }));
    if (error instanceof UsageFailure) return EXIT.wrongUsage;
  }
  return EXIT.failed;
}

function asJson(document: unknown): string {
  return `${JSON.stringify(document, null, 2)}\n`;
}

function asLines(lines: readonly string[]): string {
  return lines.map((line) => `${line}\n`).join('');
}

function describeFailure(error: unknown, lang: Lang) {
  if (error instanceof CommandFailure) {
    const { key, params, details, document } = error;
    return { message: say(lang, key, params), details, document };
  }
  const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { message: say(lang, 'unexpected', { reason }), details: [], document: {} };
}

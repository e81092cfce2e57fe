import { CommanderError } from 'commander';
import type { CommandContext } from './command-context.ts';
import { CommandFailure } from './command-failure.ts';
import type { CommandResult } from './command-result.ts';
import { GatewayClient, type Identity } from './gateway.client.ts';
import { languageOf, type Lang } from './language.ts';
import { say } from './messages.ts';
import { platformAddress } from './platform-address.ts';
import { rasadProgram, type CommonOptions, type Execute } from './program.ts';
import { Progress } from './progress.ts';
import { describeWrongUsage, isHelp } from './wrong-usage.ts';

/** Exit codes: the command did what it was asked; it was refused or failed; the command line was wrong. */
const EXIT = { done: 0, failed: 1, wrongUsage: 2 } as const;

/** Carries out one command line and returns the exit code. */
export async function runRasad(
  args: readonly string[],
  environment: NodeJS.ProcessEnv = process.env,
): Promise<number> {
  const lang = languageOf(args, environment);
  let exitCode: number = EXIT.done;
  const execute: Execute = async (command, options) => {
    exitCode = await tell(command(contextFor(options, lang, environment)), options, lang);
  };
  try {
    await rasadProgram(execute).parseAsync(args, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (isHelp(error)) return EXIT.done;
    process.stderr.write(`${describeWrongUsage(error, lang)}\n`);
    return EXIT.wrongUsage;
  }
  return exitCode;
}

function contextFor(options: CommonOptions, lang: Lang, environment: NodeJS.ProcessEnv): CommandContext {
  return {
    lang,
    progress: new Progress(process.stderr),
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
async function tell(work: Promise<CommandResult>, { json }: CommonOptions, lang: Lang): Promise<number> {
  try {
    const { lines, document, failure } = await work;
    process.stdout.write(
      json ? `${JSON.stringify(document, null, 2)}\n` : lines.map((line) => `${line}\n`).join(''),
    );
    if (failure === undefined) return EXIT.done;
    process.stderr.write(`${failure}\n`);
  } catch (error) {
    const { message, details, document } = describeFailure(error, lang);
    process.stderr.write([message, ...details].map((line) => `${line}\n`).join(''));
    if (json) process.stdout.write(`${JSON.stringify({ error: message, ...document }, null, 2)}\n`);
  }
  return EXIT.failed;
}

function describeFailure(error: unknown, lang: Lang) {
  if (error instanceof CommandFailure) {
    const { key, params, details, document } = error;
    return { message: say(lang, key, params), details, document };
  }
  const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { message: say(lang, 'unexpected', { reason }), details: [], document: {} };
}

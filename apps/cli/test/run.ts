import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { runRasad } from '../src/main.ts';

/** What a command line printed and how it ended. */
export interface Outcome {
  code: number;
  stdout: string;
  stderr: string;
}

/** Runs one command line in this process, away from the real terminal and environment. */
export async function rasad(args: string[], environment: NodeJS.ProcessEnv = {}): Promise<Outcome> {
  const stdout = new PassThrough();
  const stderr = new PassThrough();
  // collected while the command runs, or a long output would stop it
  const printed = Promise.all([text(stdout), text(stderr)]);
  const code = await runRasad(args, {
    environment: { RASAD_STATE_DIR: '/nonexistent', ...environment },
    stdout,
    stderr,
  });
  stdout.end();
  stderr.end();
  const [out, err] = await printed;
  return { code, stdout: out, stderr: err };
}

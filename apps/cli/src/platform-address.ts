import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { CommandFailure } from './command-failure.ts';
import { projectRoot } from './project-files.ts';

const runRecord = z.object({ url: z.url() });

/** The gateway's address: `--url`, `RASAD_URL`, or that of the platform running on this machine. */
export function platformAddress(option: string | undefined, environment: NodeJS.ProcessEnv): string {
  const address = option ?? environment['RASAD_URL'] ?? runningAddress(environment);
  if (address === undefined) throw new CommandFailure('notRunning');
  if (!/^https?:$/.test(URL.parse(address)?.protocol ?? ''))
    throw new CommandFailure('invalidUrl', { url: address });
  return address.replace(/\/+$/, '');
}

/** What the local runner wrote about the platform that it started, if it runs. */
function runningAddress(environment: NodeJS.ProcessEnv): string | undefined {
  const folder = environment['RASAD_STATE_DIR'] ?? join(projectRoot, '.rasad');
  try {
    return runRecord.parse(JSON.parse(readFileSync(join(folder, 'run.json'), 'utf8'))).url;
  } catch {
    return undefined;
  }
}

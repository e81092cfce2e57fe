import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Plugin } from 'vite';

const script = fileURLToPath(new URL('compile-messages.mjs', import.meta.url));

/**
 * Compiles the messages once, for a build. Paraglide's own plugin serves development; in a build the timers of its
 * compiler would hold the process for half a minute after the last file is written.
 */
export function messagesOnce(): Plugin {
  return {
    name: 'messages-once',
    buildStart: {
      sequential: true,
      order: 'pre',
      async handler() {
        await promisify(execFile)(process.execPath, [script]);
      },
    },
  };
}

import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** Compiles the messages before the first test, as a build does. */
export default function compileMessages() {
  execFileSync(process.execPath, [fileURLToPath(new URL('compile-messages.mjs', import.meta.url))]);
}

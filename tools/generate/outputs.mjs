import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from './run.mjs';

/**
 * Outputs that differ from the files as they are. An output is `{ path, text }`, its path from the root; without text
 * the file must not exist.
 */
export function staleOutputs(outputs) {
  return outputs.filter(({ path, text }) => {
    const file = join(root, path);
    return text === undefined ? existsSync(file) : !existsSync(file) || readFileSync(file, 'utf8') !== text;
  });
}

export function writeOutputs(outputs) {
  for (const { path, text } of outputs) {
    const file = join(root, path);
    mkdirSync(dirname(file), { recursive: true });
    if (text === undefined) rmSync(file);
    else writeFileSync(file, text);
  }
}

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadSecrets } from '@rasad/local';
import { readContainersEnv } from './env.ts';
import { kubernetesSecrets } from './kubernetes-secrets.rules.ts';

/** Prints fresh secrets for a cluster, for `kubectl create -f -`; they are kept nowhere else. */

const folder = mkdtempSync(join(tmpdir(), 'rasad-secrets-'));
try {
  const items = kubernetesSecrets(loadSecrets(join(folder, 'secrets.json')), readContainersEnv().sampleMode);
  process.stdout.write(`${JSON.stringify({ apiVersion: 'v1', kind: 'List', items }, null, 2)}\n`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

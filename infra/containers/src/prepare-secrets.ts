import { chmodSync, chownSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { knowsSyncAlways, loadSecrets } from '@rasad/local';
import { readContainersEnv } from './env.ts';
import { secretFiles, type Holder } from './secret-files.rules.ts';

/** Runs once before everything else: makes secrets where there are none, and hands each container its own. */

/** The account `node` of the images. */
const serviceAccount = 1000;

/** Postgres reads its password as root, before it drops to its own account; Grafana's image has an account of its own. */
const otherAccounts: Partial<Record<Holder, number>> = { postgres: 0, grafana: 472 };
const ownedBy = (holder: Holder) => otherAccounts[holder] ?? serviceAccount;

/** Volumes that unprivileged containers write to; a fresh one belongs to root. */
const writableFolders = ['/data/nats', '/data/files'];

const env = readContainersEnv();
const files = secretFiles(loadSecrets(join(env.keepFolder, 'secrets.json')), {
  postgres: { host: env.postgresHost, port: 5432 },
  nats: { host: 'nats', port: 4222, monitorPort: 8222, storeFolder: '/data/nats' },
  syncAlways: knowsSyncAlways(env.natsVersion),
  sampleMode: env.sampleMode,
});

for (const [holder, contents] of Object.entries(files) as [Holder, Record<string, string>][]) {
  const folder = join(env.secretsFolder, holder);
  mkdirSync(folder, { recursive: true });
  for (const [name, content] of Object.entries(contents)) {
    writeFileSync(join(folder, name), content, { mode: 0o400 });
    chownSync(join(folder, name), ownedBy(holder), ownedBy(holder));
  }
  chmodSync(folder, 0o500);
  chownSync(folder, ownedBy(holder), ownedBy(holder));
}
for (const folder of writableFolders) {
  mkdirSync(folder, { recursive: true });
  chownSync(folder, serviceAccount, serviceAccount);
}
console.log(JSON.stringify({ msg: 'secrets prepared', holders: Object.keys(files) }));

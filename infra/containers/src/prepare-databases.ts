import { join } from 'node:path';
import { databaseServices, ensureServiceDatabase, loadSecrets, postgresUrl } from '@rasad/local';
import { readContainersEnv } from './env.ts';

/** Runs once Postgres answers: makes each service's roles and database where they are missing. */

const env = readContainersEnv();
const secrets = loadSecrets(join(env.keepFolder, 'secrets.json'));
const superuserUrl = (database: string) =>
  postgresUrl({
    host: env.postgresHost,
    port: 5432,
    database,
    user: 'postgres',
    password: secrets.postgresPassword,
  });

for (const service of databaseServices) {
  const { owner, run } = secrets.databasePasswords[service];
  await ensureServiceDatabase(superuserUrl, {
    service,
    database: service,
    ownerPassword: owner,
    runPassword: run,
  });
}
console.log(JSON.stringify({ msg: 'databases prepared', databases: databaseServices }));

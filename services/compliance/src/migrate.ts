import 'reflect-metadata';
import { migrate } from '@rasad/service-kit';
import { migrationOptions } from './data-source.js';
import { readMigrationEnv } from './env.js';
import { prepareJobs } from './jobs/job-queues.js';

const { RASAD_MIGRATION_DATABASE_URL: url } = readMigrationEnv();
const applied = await migrate(migrationOptions(url));
await prepareJobs(url);
process.stdout.write(`${JSON.stringify({ service: 'compliance', msg: 'migrated', applied })}\n`);

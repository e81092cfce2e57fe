import 'reflect-metadata';
import { migrate } from '@rasad/service-kit';
import { prepareJobs } from './assignments/day.jobs.js';
import { migrationOptions } from './data-source.js';
import { readMigrationEnv } from './env.js';

const { RASAD_MIGRATION_DATABASE_URL: url } = readMigrationEnv();
const applied = await migrate(migrationOptions(url));
await prepareJobs(url);
process.stdout.write(`${JSON.stringify({ service: 'compliance', msg: 'migrated', applied })}\n`);

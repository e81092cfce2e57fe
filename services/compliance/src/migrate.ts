import 'reflect-metadata';
import { migrate } from '@rasad/service-kit';
import { migrationOptions } from './data-source.js';
import { readMigrationEnv } from './env.js';

const env = readMigrationEnv();
const applied = await migrate(migrationOptions(env.RASAD_MIGRATION_DATABASE_URL));
process.stdout.write(`${JSON.stringify({ service: 'compliance', msg: 'migrated', applied })}\n`);

import 'reflect-metadata';
import { migrate } from '@rasad/service-kit';
import { reportingMigrations } from './data-source.js';
import { readMigrationEnv } from './env.js';

const applied = await migrate(reportingMigrations(readMigrationEnv().RASAD_MIGRATION_DATABASE_URL));
process.stdout.write(`${JSON.stringify({ msg: 'migrated', service: 'reporting', applied })}\n`);

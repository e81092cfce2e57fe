import { migrate } from '@rasad/service-kit';
import { directoryMigrations } from './data-source.js';
import { readMigrationUrl } from './env.js';

const applied = await migrate(directoryMigrations(readMigrationUrl()));
console.log(JSON.stringify({ msg: 'migrated', service: 'directory', applied }));

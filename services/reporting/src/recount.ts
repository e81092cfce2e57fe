import 'reflect-metadata';
import { DataSource } from 'typeorm';
import { reportingDataSource } from './data-source.js';
import { readDatabaseEnv } from './env.js';
import { recount } from './recount/recount.service.js';

const dataSource = await new DataSource(
  reportingDataSource(readDatabaseEnv().RASAD_DATABASE_URL, 1),
).initialize();
const report = await recount(dataSource);
await dataSource.destroy();
process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
process.exitCode = report.equal ? 0 : 1;

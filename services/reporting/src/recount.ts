import 'reflect-metadata';
import { DataSource } from 'typeorm';
import { reportingDataSource } from './data-source.js';
import { readRecountEnv } from './env.js';
import { recount } from './recount/recount.service.js';

const dataSource = await new DataSource(
  reportingDataSource(readRecountEnv().RASAD_DATABASE_URL, { poolSize: 1 }),
).initialize();
const report = await recount(dataSource);
await dataSource.destroy();
process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
process.exitCode = report.equal ? 0 : 1;

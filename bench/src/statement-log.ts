import { closeSync, openSync, readSync, statSync } from 'node:fs';
import type { TestDatabase } from '@rasad/testing/servers';

/** What Postgres did for one operation. */
export interface DatabaseWork {
  /** Milliseconds of all its statements together, as the server measured their execution. */
  milliseconds: number;
  /** Indexes that the plans used, in order, each once. */
  indexes: string[];
  /** Tables that were read from end to end. */
  scanned: string[];
}

interface PlanNode {
  'Node Type': string;
  'Index Name'?: string;
  'Relation Name'?: string;
  Plans?: PlanNode[];
}

/** The server's own account of the statements that a service sends: `auto_explain`, with ANALYZE. */
export class StatementLog {
  readonly #file: string;
  #offset = 0;

  /** @param file log of the server. */
  constructor(file: string) {
    this.#file = file;
  }

  /** Lets every session that begins from now on tell of its statements. */
  static async switchOn(database: TestDatabase): Promise<void> {
    const settings = {
      session_preload_libraries: 'auto_explain',
      'auto_explain.log_min_duration': '0',
      'auto_explain.log_analyze': 'on',
      // Clocking every row would slow down what is measured; the whole is clocked either way.
      'auto_explain.log_timing': 'off',
      'auto_explain.log_format': 'json',
    };
    await database.query(`load 'auto_explain'`);
    for (const [name, value] of Object.entries(settings)) {
      await database.query(`alter database ${database.name} set ${name} = '${value}'`);
    }
    await database.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where datname = current_database() and pid <> pg_backend_pid()`,
    );
  }

  /** Forgets what was told up to now. */
  skip(): void {
    this.#offset = statSync(this.#file).size;
  }

  /** What was told of reads since then; statements of transactions are of no list. */
  read(): DatabaseWork {
    const begun = this.#offset;
    this.skip();
    return workIn(textBetween(this.#file, begun, this.#offset));
  }
}

function textBetween(file: string, from: number, to: number): string {
  const descriptor = openSync(file, 'r');
  const bytes = Buffer.alloc(to - from);
  readSync(descriptor, bytes, 0, bytes.length, from);
  closeSync(descriptor);
  return bytes.toString('utf8');
}

/** Entries look like `… duration: 1.234 ms  plan:` and a JSON document over indented lines. */
const entry = /duration: ([\d.]+) ms {2}plan:\n(\t\{\n[\s\S]*?\n\t\})(?=\n|$)/g;

function workIn(log: string): DatabaseWork {
  const work: DatabaseWork = { milliseconds: 0, indexes: [], scanned: [] };
  for (const [, duration = '0', document = ''] of log.matchAll(entry)) {
    const { 'Query Text': text, Plan: plan } = JSON.parse(document) as {
      'Query Text': string;
      Plan: PlanNode;
    };
    if (!/\bfrom (task|assignment|report|obligation|provision|unit|instrument)\b/.test(text)) continue;
    work.milliseconds += Number(duration);
    gather(plan, work);
  }
  return work;
}

function gather(node: PlanNode, work: DatabaseWork): void {
  const index = node['Index Name'];
  if (index && !work.indexes.includes(index)) work.indexes.push(index);
  const table = node['Node Type'].endsWith('Seq Scan') ? node['Relation Name'] : undefined;
  if (table && !work.scanned.includes(table)) work.scanned.push(table);
  for (const child of node.Plans ?? []) gather(child, work);
}

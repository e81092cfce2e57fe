import { randomUUID } from 'node:crypto';
import type { GraphClient } from './graph-client.js';
import type { Platform } from './platform.js';
import { sendReport } from './task-work.js';

/** How one call ended as its caller saw it; `unknown` may or may not have happened. */
type Outcome = 'ok' | 'refused' | 'unknown';

interface Call {
  client: GraphClient;
  key: string;
  taskId: string;
  outcome: Outcome;
  reportId?: string;
}

/** Differences between what callers were told and what is stored; empty when invariant I holds. */
export interface Verdict {
  acknowledged: number;
  refused: number;
  unknown: number;
  stored: number;
  violations: string[];
}

/** Keeps every call of a run and compares it with the final state: acknowledged ⊆ stored, each once, counted once. */
export class History {
  private readonly calls: Call[] = [];

  /** Submits a report and notes how it ended; never throws. */
  async submit(client: GraphClient, taskId: string): Promise<void> {
    const call: Call = { client, key: randomUUID(), taskId, outcome: 'unknown' };
    this.calls.push(call);
    await this.attempt(call);
  }

  /** Sends every call whose outcome is unknown again with its own key, as a client would. */
  async settle(): Promise<void> {
    for (const call of this.calls) if (call.outcome === 'unknown') await this.attempt(call);
  }

  get acknowledged(): number {
    return this.calls.filter((call) => call.outcome === 'ok').length;
  }

  /** Compares with the compliance service's tables and the reporting service's recount. */
  async judge(platform: Platform): Promise<Verdict> {
    const stored = await platform.databases.compliance.query<{ id: string; task_id: string; number: number }>(
      'select id, task_id, number from compliance.report',
    );
    const violations = [...this.compare(stored.map((row) => row.id))];
    const numbers = new Set(stored.map((row) => `${row.task_id} ${row.number}`));
    if (numbers.size !== stored.length) violations.push('a report number was given twice');
    violations.push(...(await rollupDifferences(platform)));
    return {
      acknowledged: this.acknowledged,
      refused: this.calls.filter((call) => call.outcome === 'refused').length,
      unknown: this.calls.filter((call) => call.outcome === 'unknown').length,
      stored: stored.length,
      violations,
    };
  }

  private *compare(storedUuids: string[]): Generator<string> {
    const stored = new Set(storedUuids);
    const seen = new Set<string>();
    for (const call of this.calls) {
      if (call.outcome !== 'ok' || !call.reportId) continue;
      const uuid = Buffer.from(call.reportId, 'base64url').toString('utf8').split(':')[1] ?? '';
      if (!stored.has(uuid)) yield `acknowledged report ${uuid} is not stored`;
      if (seen.has(uuid)) yield `report ${uuid} was acknowledged for two calls`;
      seen.add(uuid);
    }
    const unsettled = this.calls.filter((call) => call.outcome === 'unknown').length;
    const extra = stored.size - seen.size;
    if (extra > unsettled) yield `${extra} stored reports were never acknowledged, ${unsettled} are unknown`;
  }

  private async attempt(call: Call): Promise<void> {
    try {
      const { data, errors } = await sendReport(call.client, call.taskId, call.key);
      const payload = data?.submitReport;
      if (payload?.report) Object.assign(call, { outcome: 'ok', reportId: payload.report.id });
      else if (payload && payload.userErrors.length > 0) call.outcome = 'refused';
      else if (errors.length > 0) call.outcome = 'unknown';
    } catch {
      call.outcome = 'unknown';
    }
  }
}

/** What reporting's facts say of each task against the source's own rows. */
async function rollupDifferences(platform: Platform): Promise<string[]> {
  const { code, output } = await platform.runService('reporting', 'dist/recount.js');
  const source = await taskStates(platform, 'compliance', 'compliance.task', 'id');
  const facts = await taskStates(platform, 'reporting', 'reporting.task_fact', 'task_id');
  const differing = [...source]
    .filter(([id, state]) => facts.get(id) !== state)
    .map(([id]) => `task ${id} differs`);
  return [...(code === 0 ? [] : [`recount: ${output}`]), ...differing];
}

async function taskStates(
  platform: Platform,
  service: 'compliance' | 'reporting',
  table: string,
  idColumn: string,
): Promise<Map<string, string>> {
  const rows = await platform.databases[service].query<{ id: string; state: string }>(
    `select ${idColumn} as id, concat_ws(' ', version, status, result) as state from ${table}`,
  );
  return new Map(rows.map((row) => [row.id, row.state]));
}

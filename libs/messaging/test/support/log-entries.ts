import { OrgUnitRenamedV1 } from '@rasad/event-contracts';
import { v7 } from 'uuid';
import type { LogEntry } from '../../src/event-log.queries.js';
import { system } from './unit-events.js';

/** An entry of lane 3 at a position; entries made with one chain name one another. */
export function entryAt(
  pos: number,
  change: Partial<LogEntry['event']> = {},
  previousId: string | null = null,
): LogEntry {
  return {
    previousId,
    event: {
      id: v7(),
      source: 'directory',
      type: OrgUnitRenamedV1.type,
      version: 1,
      epoch: '01930000-0000-7000-8000-0000000000ee',
      lane: 3,
      pos,
      aggregateType: 'org-unit',
      aggregateId: v7(),
      aggregateVersion: 1,
      actor: system,
      unitPath: null,
      occurredAt: '2026-11-23T10:00:00.000Z',
      correlationId: v7(),
      causationId: null,
      payload: OrgUnitRenamedV1.example,
      ...change,
    },
  };
}

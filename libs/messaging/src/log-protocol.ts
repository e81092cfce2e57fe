import { actor, type EventEnvelope } from '@rasad/event-contracts';
import { z } from 'zod';
import type { LogEntry, SourceHeads } from './event-log.queries.js';

/** Bytes of payload in one page of a log, and the most entries; below NATS' default limit of 1 MiB per message. */
export const pageBytes = 700 * 1024;
export const pageLimit = 2_000;

/** Subject on which a source serves its log and heads. */
export function logSubject(source: string): string {
  return `log.read.${source}`;
}

/** A request for the entries of a lane after a position, or, without a lane, for the heads. */
export const logRequest = z.union([
  z.object({
    lane: z.int().nonnegative(),
    after: z.int().nonnegative(),
    limit: z.int().positive().optional(),
  }),
  z.object({ heads: z.literal(true) }),
]);
export type LogRequest = z.infer<typeof logRequest>;

/** Heads as announced and as answered. */
export const headsMessage: z.ZodType<SourceHeads> = z.object({
  epoch: z.uuid(),
  lanes: z.array(z.int().nonnegative()),
});

const envelope: z.ZodType<EventEnvelope> = z.object({
  id: z.uuid(),
  source: z.string(),
  type: z.string(),
  version: z.int(),
  epoch: z.uuid(),
  lane: z.int().nonnegative(),
  pos: z.int().positive(),
  aggregateType: z.string(),
  aggregateId: z.string(),
  aggregateVersion: z.int(),
  actor,
  unitPath: z.string().nullable(),
  occurredAt: z.string(),
  correlationId: z.string(),
  causationId: z.string().nullable(),
  payload: z.unknown(),
});

/** An entry as stored with a parked event and as sent in a page. */
export const logEntry: z.ZodType<LogEntry> = z.object({ event: envelope, previousId: z.uuid().nullable() });

/** A page of a lane: heads as of the same moment, entries in order of position, contiguous. */
export interface LogPage {
  heads: SourceHeads;
  entries: LogEntry[];
}

/** The answer to a request: a page, heads without entries, or why not. */
export const logAnswer = z.union([
  z.object({ heads: headsMessage, entries: z.array(logEntry) }),
  z.object({ error: z.string() }),
]);

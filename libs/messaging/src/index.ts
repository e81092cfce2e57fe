export { AdminServer, type AdminHandler } from './administration/admin-server.js';
export { EventAdministration, type RedriveResult } from './administration/event-administration.js';
export { ChangeNotices } from './change-notices.js';
export { EventContext } from './consuming/event-context.js';
export { EventConsumerServer } from './consuming/event-consumer.server.js';
export { LogReader, LogUnavailable } from './consuming/log-reader.js';
export { EVENT_TRANSPORT, OnEvent, type EventHandler } from './consuming/on-event.js';
export type { ParkedEvent, ParkedFilter } from './consuming/parked.queries.js';
export { PermanentFailure } from './consuming/permanent-failure.js';
export type { AlarmReason, ConsumerAlarm } from './consuming/source-watch.js';
export { laneOf } from './lanes/lane.rules.js';
export { MessagingHealth, type LaneLag, type MessagingState } from './messaging.health.js';
export { MessagingModule, type MessagingAsyncOptions } from './messaging.module.js';
export {
  laneCount,
  MESSAGING_OPTIONS,
  type MessagingOptions,
  type MessagingTimings,
  type ServiceName,
  type StreamOptions,
} from './messaging.options.js';
export {
  dropMessagingConsumerTables,
  dropMessagingProducerTables,
  messagingConsumerTables,
  messagingProducerTables,
} from './messaging.tables.js';
export { NatsLink, NatsUnavailable, type NatsLinkStatus } from './nats/nats-link.js';
export { Periodic } from './periodic.js';
export { CommandLog, IdempotencyKeyReused, type Command } from './producing/command-log.js';
export { databaseFault, type DatabaseFault } from './producing/database-faults.rules.js';
export { EventStore, InvalidEvent, maxPayloadBytes, type NewEvent } from './producing/event-store.js';
export { ServiceUnavailable } from './producing/service-unavailable.js';
export { Transactions } from './producing/transactions.js';
export { RebuildRunner, type RebuildOptions, type RebuildResult } from './rebuilding/rebuild-runner.js';
export { RebuildRunning, SwapBlocked } from './rebuilding/shadow-schema.js';
export type { RebuildProgress } from './rebuilding/tally.js';

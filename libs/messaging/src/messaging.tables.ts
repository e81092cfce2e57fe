import { laneCount } from './messaging.options.js';

/**
 * Tables of a service that produces events. Names are unqualified: the connection's search_path decides.
 * Events cannot be changed or removed, by any role.
 * The run role needs SELECT, INSERT on event and event_pos; SELECT, INSERT, DELETE on outbox;
 * SELECT, UPDATE on seq_head; SELECT on epoch; SELECT, INSERT, UPDATE on command.
 */
export const messagingProducerTables: readonly string[] = [
  `CREATE TABLE event (
    id uuid CONSTRAINT event_pk PRIMARY KEY,
    lane smallint NOT NULL,
    aggregate_type text NOT NULL,
    aggregate_id uuid NOT NULL,
    aggregate_version integer NOT NULL,
    type text NOT NULL,
    schema_version integer NOT NULL,
    actor jsonb NOT NULL,
    unit_path text,
    occurred_at timestamptz NOT NULL,
    correlation_id text NOT NULL,
    causation_id text,
    payload jsonb NOT NULL,
    CONSTRAINT event_aggregate_version_uq UNIQUE (aggregate_id, aggregate_version)
  )`,
  `CREATE TABLE outbox (
    lane smallint NOT NULL,
    seq bigint GENERATED ALWAYS AS IDENTITY,
    event_id uuid NOT NULL,
    at timestamptz NOT NULL DEFAULT clock_timestamp(),
    CONSTRAINT outbox_pk PRIMARY KEY (lane, seq)
  ) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000)`,
  `CREATE TABLE event_pos (
    lane smallint NOT NULL,
    pos bigint NOT NULL,
    event_id uuid NOT NULL,
    recorded_at timestamptz NOT NULL,
    CONSTRAINT event_pos_pk PRIMARY KEY (lane, pos),
    CONSTRAINT event_pos_event_uq UNIQUE (event_id)
  )`,
  `CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
    END $$`,
  `CREATE TRIGGER event_append_only_tr BEFORE UPDATE OR DELETE OR TRUNCATE ON event EXECUTE FUNCTION refuse_change()`,
  `CREATE TRIGGER event_pos_append_only_tr BEFORE UPDATE OR DELETE OR TRUNCATE ON event_pos
    EXECUTE FUNCTION refuse_change()`,
  `CREATE TABLE seq_head (
    lane smallint CONSTRAINT seq_head_pk PRIMARY KEY,
    pos bigint NOT NULL DEFAULT 0,
    published bigint NOT NULL DEFAULT 0
  ) WITH (fillfactor = 50)`,
  `INSERT INTO seq_head (lane) SELECT generate_series(0, ${laneCount - 1})`,
  `CREATE TABLE epoch (
    id uuid NOT NULL,
    started_at timestamptz NOT NULL DEFAULT now(),
    only_one boolean DEFAULT true CONSTRAINT epoch_pk PRIMARY KEY CONSTRAINT epoch_only_one_ck CHECK (only_one)
  )`,
  `INSERT INTO epoch (id) VALUES (gen_random_uuid())`,
  `CREATE TABLE command (
    actor_id text NOT NULL,
    idempotency_key text NOT NULL,
    operation text NOT NULL,
    body_hash bytea NOT NULL,
    response jsonb,
    at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT command_pk PRIMARY KEY (actor_id, idempotency_key)
  )`,
  `CREATE INDEX command_at_ix ON command (at)`,
];

/**
 * Tables of a service that consumes events.
 * The run role needs SELECT, INSERT, UPDATE on cursor; SELECT, INSERT, UPDATE, DELETE on parked.
 */
export const messagingConsumerTables: readonly string[] = [
  `CREATE TABLE cursor (
    source text NOT NULL,
    lane smallint NOT NULL,
    epoch uuid NOT NULL,
    pos bigint NOT NULL,
    event_id uuid,
    updated_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT cursor_pk PRIMARY KEY (source, lane)
  ) WITH (fillfactor = 50)`,
  `CREATE TABLE parked (
    source text NOT NULL,
    lane smallint NOT NULL,
    pos bigint NOT NULL,
    aggregate_id text NOT NULL,
    event_id uuid NOT NULL,
    event jsonb NOT NULL,
    error text NOT NULL,
    attempts integer NOT NULL,
    parked_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT parked_pk PRIMARY KEY (source, lane, pos)
  )`,
  `CREATE INDEX parked_aggregate_ix ON parked (source, aggregate_id, pos)`,
];

/** Drops what `messagingProducerTables` made, for a migration's `down`. */
export const dropMessagingProducerTables: readonly string[] = [
  'DROP TABLE command',
  'DROP TABLE epoch',
  'DROP TABLE seq_head',
  'DROP TABLE event_pos',
  'DROP TABLE outbox',
  'DROP TABLE event',
  'DROP FUNCTION refuse_change',
];

/** Drops what `messagingConsumerTables` made, for a migration's `down`. */
export const dropMessagingConsumerTables: readonly string[] = ['DROP TABLE parked', 'DROP TABLE cursor'];

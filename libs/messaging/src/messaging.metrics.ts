import { Injectable } from '@nestjs/common';
import { Counter, Gauge, Histogram, register } from 'prom-client';

/** The metrics of this library, in prom-client's default registry; the README lists them. */
@Injectable()
export class MessagingMetrics {
  readonly natsConnected = gauge('rasad_nats_connected', 'Whether there is a connection to NATS.');
  readonly appended = counter('rasad_events_appended_total', 'Events appended, including rolled back ones.');
  readonly sequenced = counter('rasad_events_sequenced_total', 'Events given a position.');
  readonly published = counter('rasad_events_published_total', 'Events acknowledged by JetStream.');
  readonly publishFailures = counter('rasad_publish_failures_total', 'Publishes refused or timed out.');
  readonly outboxAge = gauge('rasad_outbox_age_seconds', 'Age of the oldest event not yet in JetStream.');
  readonly outboxEvents = gauge('rasad_outbox_unpublished_events', 'Positions not yet in JetStream.');
  readonly transactionRetries = counter('rasad_transaction_retries_total', 'Transactions run again.');
  readonly applied = counter('rasad_events_applied_total', 'Events applied.', ['source']);
  readonly duplicates = counter('rasad_events_duplicate_total', 'Deliveries dropped as already applied.', [
    'source',
  ]);
  readonly gaps = counter('rasad_event_gaps_total', 'Gaps filled from the log of the source.', ['source']);
  readonly logRead = counter('rasad_log_read_events_total', 'Events read from the log of the source.', [
    'source',
  ]);
  readonly parkedNow = gauge('rasad_events_parked', 'Events parked.', ['source']);
  readonly parkedTotal = counter('rasad_events_parked_total', 'Events that were parked.', ['source']);
  readonly lag = gauge('rasad_consumer_lag_events', 'Positions behind the head of the source.', [
    'source',
    'lane',
  ]);
  readonly stopped = gauge('rasad_consumer_stopped', 'Whether an alarm stops the consumer.', ['source']);
  readonly failures = counter('rasad_consumer_failures_total', 'Batches that failed and were tried again.', [
    'source',
  ]);
  readonly delay = histogram('rasad_event_delay_seconds', 'From the event happening to it being applied.', [
    'source',
  ]);
}

function counter<L extends string>(name: string, help: string, labelNames: L[] = []): Counter<L> {
  const known = register.getSingleMetric(name);
  return known instanceof Counter ? known : new Counter({ name, help, labelNames });
}

function gauge<L extends string>(name: string, help: string, labelNames: L[] = []): Gauge<L> {
  const known = register.getSingleMetric(name);
  return known instanceof Gauge ? known : new Gauge({ name, help, labelNames });
}

function histogram<L extends string>(name: string, help: string, labelNames: L[] = []): Histogram<L> {
  const known = register.getSingleMetric(name);
  const buckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300];
  return known instanceof Histogram ? known : new Histogram({ name, help, labelNames, buckets });
}

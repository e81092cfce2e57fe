import { Counter, Gauge, Histogram } from 'prom-client';

/** Operations by kind (query, mutation, subscription) and outcome (ok, partial, failed). */
export const operationDuration = new Histogram({
  name: 'rasad_gateway_operation_seconds',
  help: 'Seconds from a valid operation to its answer; for a subscription, to its first event or refusal.',
  labelNames: ['kind', 'outcome'] as const,
  buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
});

/** Requests over HTTP by route and status. */
export const httpRequests = new Counter({
  name: 'rasad_gateway_http_requests_total',
  help: 'HTTP requests by route and status.',
  labelNames: ['route', 'status'] as const,
});

/** Calls to subgraphs. */
export const subgraphDuration = new Histogram({
  name: 'rasad_gateway_subgraph_seconds',
  help: 'Seconds that a subgraph took to answer.',
  labelNames: ['subgraph', 'outcome'] as const,
  buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
});

/** Subscriptions that run now. */
export const liveSubscriptions = new Gauge({
  name: 'rasad_gateway_live_subscriptions',
  help: 'Subscriptions that run now, over SSE and WebSocket.',
});

/** Requests refused, by reason. */
export const refusals = new Counter({
  name: 'rasad_gateway_refusals_total',
  help: 'Requests refused by the gateway itself, by reason.',
  labelNames: ['reason'] as const,
});

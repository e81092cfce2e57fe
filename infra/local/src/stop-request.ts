/** Asks of the runner to stop: SIGINT, SIGTERM, SIGHUP, or the end of the program that started it. */
export interface StopRequest {
  /** Resolves with the first request. */
  received: Promise<'stop'>;
  /** Resolves when somebody asks again, after the first had time to be heard twice (a terminal and npm both pass Ctrl+C on). */
  repeated: Promise<void>;
  /** Ends the listening: signals act as usual again. */
  release(): void;
}

const sameRequestMs = 1_500;
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Listens for requests to stop. */
export function onStopRequest(): StopRequest {
  const received = Promise.withResolvers<'stop'>();
  const repeated = Promise.withResolvers<void>();
  let first: number | undefined;
  const hear = () => {
    first ??= performance.now();
    received.resolve('stop');
    if (performance.now() - first > sameRequestMs) repeated.resolve();
  };
  for (const signal of signals) process.on(signal, hear);
  process.once('disconnect', hear);
  return {
    received: received.promise,
    repeated: repeated.promise,
    release: () => {
      for (const signal of signals) process.off(signal, hear);
      process.off('disconnect', hear);
    },
  };
}

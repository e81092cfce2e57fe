import { eventually } from '@rasad/testing';

/** Waits for the assertion as long as a busy machine may need. */
export function patiently<T>(assertion: () => T | Promise<T>): Promise<T> {
  return eventually(assertion, { timeoutMs: 15_000 });
}

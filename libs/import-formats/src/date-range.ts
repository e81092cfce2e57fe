import type { CheckContext } from './parse-document.js';

/** Reports a range that ends before it starts; its end is the first day outside. */
export function checkDates(
  { validFrom, validTo }: { validFrom: string | null; validTo: string | null },
  path: (string | number)[],
  context: CheckContext,
): void {
  if (validFrom === null || validTo === null || validFrom < validTo) return;
  context.report([...path, 'validTo'], 'DATE_ORDER', { from: validFrom, to: validTo });
}

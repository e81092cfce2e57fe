import type { JsonPath } from './json-source.js';
import type { CheckContext } from './parse-document.js';

/** Reports every key that was seen before, with the line of its first use. */
export function reportDuplicates(
  entries: Iterable<{ key: string; path: JsonPath }>,
  context: CheckContext,
): void {
  const first = new Map<string, JsonPath>();
  for (const { key, path } of entries) {
    const earlier = first.get(key);
    if (earlier === undefined) first.set(key, path);
    else
      context.report(path, 'DUPLICATE_CODE', {
        found: JSON.stringify(key),
        firstLine: context.lineOf(earlier),
      });
  }
}

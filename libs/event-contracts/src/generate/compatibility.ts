import type { JsonSchema } from './json-schemas.js';

/** Keywords that say nothing about which payloads are valid. */
const annotations = new Set(['$id', '$schema', 'title', 'description', 'examples']);
/** Keywords whose value is compared part by part. */
const structural = new Set(['properties', 'required', 'items', 'anyOf', 'oneOf', 'allOf', '$defs']);

/**
 * What a new schema breaks for readers of the old one. Within a version only optional properties may be added: events
 * of the past must stay valid, and those who know the old schema must understand new events.
 * @returns one line per difference; none where the change is allowed
 */
export function breakingChanges(before: JsonSchema, after: JsonSchema, path = 'payload'): string[] {
  return [
    ...changedKeywords(before, after, path),
    ...changedProperties(before, after, path),
    ...['items', 'anyOf', 'oneOf', 'allOf'].flatMap((keyword) =>
      changedParts(before[keyword], after[keyword], `${path}.${keyword}`),
    ),
    ...changedDefinitions(before, after, path),
  ];
}

function changedKeywords(before: JsonSchema, after: JsonSchema, path: string): string[] {
  const keywords = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...keywords]
    .filter((keyword) => !annotations.has(keyword) && !structural.has(keyword))
    .filter((keyword) => JSON.stringify(before[keyword]) !== JSON.stringify(after[keyword]))
    .map((keyword) => `${path}: ${keyword} changed`);
}

function changedProperties(before: JsonSchema, after: JsonSchema, path: string): string[] {
  const [old, fresh] = [schemasOf(before['properties']), schemasOf(after['properties'])];
  const [required, nowRequired] = [namesOf(before['required']), namesOf(after['required'])];
  return [
    ...Object.entries(old).flatMap(([name, schema]) => {
      const next = fresh[name];
      return next ? breakingChanges(schema, next, `${path}.${name}`) : [`${path}.${name}: removed`];
    }),
    ...nowRequired
      .filter((name) => !required.includes(name))
      .map((name) => `${path}.${name}: became required`),
    ...required
      .filter((name) => !nowRequired.includes(name))
      .map((name) => `${path}.${name}: became optional`),
  ];
}

function changedDefinitions(before: JsonSchema, after: JsonSchema, path: string): string[] {
  const fresh = schemasOf(after['$defs']);
  return Object.entries(schemasOf(before['$defs'])).flatMap(([name, schema]) => {
    const next = fresh[name];
    return next ? breakingChanges(schema, next, `${path}#${name}`) : [`${path}#${name}: removed`];
  });
}

/** One schema, or a list of them. */
function changedParts(before: unknown, after: unknown, path: string): string[] {
  const [old, fresh] = [partsOf(before), partsOf(after)];
  if (old.length !== fresh.length) return [`${path}: changed`];
  return old.flatMap((schema, index) => breakingChanges(schema, fresh[index] ?? {}, path));
}

function partsOf(value: unknown): JsonSchema[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? (value as JsonSchema[]) : [value as JsonSchema];
}

function schemasOf(value: unknown): Record<string, JsonSchema> {
  return (value ?? {}) as Record<string, JsonSchema>;
}

function namesOf(value: unknown): string[] {
  return (value ?? []) as string[];
}

import type { JsonPath, SourcePosition } from './json-source.js';

/** A document's values and where each of them stands in what was read. */
export interface DocumentSource {
  readonly root: { value: unknown };
  /** The value at a path, or undefined when the document has none there. */
  nodeAt: (path: JsonPath) => { value: unknown } | undefined;
  /** Position of the value at a path; of the closest enclosing value when it is missing. */
  positionOf: (path: JsonPath) => SourcePosition;
  /** Position of a member's key. */
  positionOfKey: (path: JsonPath, key: string) => SourcePosition;
}

/** A document that was made from something else than JSON, by whoever knows where its parts came from. */
export class ValueSource implements DocumentSource {
  readonly root: { value: unknown };
  readonly positionOf: (path: JsonPath) => SourcePosition;

  constructor(value: unknown, positionOf: (path: JsonPath) => SourcePosition) {
    this.root = { value };
    this.positionOf = positionOf;
  }

  nodeAt(path: JsonPath): { value: unknown } | undefined {
    let value = this.root.value;
    for (const step of path) {
      if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined;
      value = (value as Record<string | number, unknown>)[step];
    }
    return { value };
  }

  positionOfKey(path: JsonPath): SourcePosition {
    return this.positionOf(path);
  }
}

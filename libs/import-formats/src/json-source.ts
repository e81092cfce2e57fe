/** Where a value or key stands in a text, both from 1; in a table its row and column. */
export interface SourcePosition {
  line: number;
  column: number;
  /** Sheet of a workbook, or file of a set of tables. */
  sheet?: string;
}

/** A JSON value together with where it stands. */
export interface JsonNode {
  value: unknown;
  offset: number;
  /** Members of an object. */
  members?: Map<string, { keyOffset: number; node: JsonNode }>;
  /** Elements of an array. */
  elements?: JsonNode[];
}

/** Steps from the root of a document to a value. */
export type JsonPath = readonly (string | number)[];

/** What the reader needed where it stopped. */
export type JsonExpectation =
  'VALUE' | 'KEY' | 'COLON' | 'COMMA_OR_END' | 'STRING_END' | 'ESCAPE' | 'PLAIN_CHARACTER' | 'END_OF_TEXT';

/** Why a text could not be read as JSON. */
export type JsonFault =
  | { kind: 'SYNTAX'; offset: number; expectation: JsonExpectation }
  | { kind: 'DUPLICATE_KEY'; offset: number; key: string; path: JsonPath }
  | { kind: 'TOO_DEEP'; offset: number };

/** Deepest nesting that is read; a law's tree needs about ten levels. */
export const MAX_JSON_DEPTH = 64;

/** A text and the places of the values in it. */
export class JsonSource {
  readonly root: JsonNode;
  readonly #lineStarts: number[];

  constructor(text: string, root: JsonNode) {
    this.root = root;
    this.#lineStarts = lineStartsOf(text);
  }

  /** The node at a path, or undefined when the document has none there. */
  nodeAt(path: JsonPath): JsonNode | undefined {
    let node: JsonNode | undefined = this.root;
    for (const step of path) {
      node = typeof step === 'number' ? node?.elements?.[step] : node?.members?.get(step)?.node;
    }
    return node;
  }

  /** Position of the value at a path; of the closest enclosing value when it is missing. */
  positionOf(path: JsonPath): SourcePosition {
    for (let length = path.length; length > 0; length--) {
      const node = this.nodeAt(path.slice(0, length));
      if (node) return this.#positionAt(node.offset);
    }
    return this.#positionAt(this.root.offset);
  }

  /** Position of a member's key; of the object when it has no such member. */
  positionOfKey(path: JsonPath, key: string): SourcePosition {
    const member = this.nodeAt(path)?.members?.get(key);
    return member ? this.#positionAt(member.keyOffset) : this.positionOf(path);
  }

  #positionAt(offset: number): SourcePosition {
    return positionIn(this.#lineStarts, offset);
  }
}

/** The result of reading: the source, or the first fault found. */
export type JsonReading =
  { ok: true; source: JsonSource } | ({ ok: false; fault: JsonFault } & SourcePosition);

/**
 * Reads strict JSON (RFC 8259) and remembers where every value stands. Unlike `JSON.parse` it refuses
 * repeated keys and unbounded nesting. A leading byte order mark is ignored.
 */
export function readJson(text: string): JsonReading {
  try {
    return { ok: true, source: new JsonSource(text, new JsonReader(text).readDocument()) };
  } catch (error) {
    if (!(error instanceof JsonFaultError)) throw error;
    return { ok: false, fault: error.fault, ...positionIn(lineStartsOf(text), error.fault.offset) };
  }
}

class JsonFaultError extends Error {
  readonly fault: JsonFault;

  constructor(fault: JsonFault) {
    super(fault.kind);
    this.fault = fault;
  }
}

const NUMBER = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
const SPACE = /[ \t\r\n]*/y;
const LITERALS = new Map<string, unknown>([
  ['true', true],
  ['false', false],
  ['null', null],
]);
const ESCAPES = new Map([
  ['"', '"'],
  ['\\', '\\'],
  ['/', '/'],
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
]);

class JsonReader {
  readonly #text: string;
  readonly #path: (string | number)[] = [];
  #at: number;

  constructor(text: string) {
    this.#text = text;
    this.#at = text.startsWith('\uFEFF') ? 1 : 0;
  }

  readDocument(): JsonNode {
    const root = this.#readValue();
    this.#skipSpace();
    if (this.#at < this.#text.length) this.#fail('END_OF_TEXT');
    return root;
  }

  #readValue(): JsonNode {
    this.#skipSpace();
    const offset = this.#at;
    switch (this.#text[offset]) {
      case '{':
        return this.#nested(() => this.#readObject(offset));
      case '[':
        return this.#nested(() => this.#readArray(offset));
      case '"':
        return { value: this.#readString(), offset };
      default:
        return { value: this.#readScalar(), offset };
    }
  }

  #nested(read: () => JsonNode): JsonNode {
    if (this.#path.length >= MAX_JSON_DEPTH) throw new JsonFaultError({ kind: 'TOO_DEEP', offset: this.#at });
    this.#at++;
    return read();
  }

  #readObject(offset: number): JsonNode {
    const members = new Map<string, { keyOffset: number; node: JsonNode }>();
    this.#readList('}', () => {
      const keyOffset = this.#at;
      if (this.#text[keyOffset] !== '"') this.#fail('KEY');
      const key = this.#readString();
      if (members.has(key)) {
        throw new JsonFaultError({ kind: 'DUPLICATE_KEY', offset: keyOffset, key, path: [...this.#path] });
      }
      this.#skipSpace();
      if (this.#text[this.#at] !== ':') this.#fail('COLON');
      this.#at++;
      this.#path.push(key);
      members.set(key, { keyOffset, node: this.#readValue() });
      this.#path.pop();
    });
    // fromEntries defines properties, so a key such as "__proto__" stays plain data
    const value = Object.fromEntries([...members].map(([key, { node }]) => [key, node.value]));
    return { value, offset, members };
  }

  #readArray(offset: number): JsonNode {
    const elements: JsonNode[] = [];
    this.#readList(']', () => {
      this.#path.push(elements.length);
      elements.push(this.#readValue());
      this.#path.pop();
    });
    return { value: elements.map((node) => node.value), offset, elements };
  }

  /** Reads `item , item …` up to the closing bracket. */
  #readList(close: '}' | ']', readItem: () => void): void {
    this.#skipSpace();
    if (this.#text[this.#at] === close) {
      this.#at++;
      return;
    }
    for (;;) {
      this.#skipSpace();
      readItem();
      this.#skipSpace();
      const next = this.#text[this.#at];
      if (next !== ',' && next !== close) this.#fail('COMMA_OR_END');
      this.#at++;
      if (next === close) return;
    }
  }

  #readString(): string {
    let result = '';
    this.#at++;
    for (;;) {
      const character = this.#text[this.#at];
      if (character === undefined || character === '\n' || character === '\r') this.#fail('STRING_END');
      if (character < ' ') this.#fail('PLAIN_CHARACTER');
      this.#at++;
      if (character === '"') return result;
      result += character === '\\' ? this.#readEscape() : character;
    }
  }

  #readEscape(): string {
    const hex = /^u([0-9a-fA-F]{4})/.exec(this.#text.slice(this.#at, this.#at + 5))?.[1];
    if (hex) {
      this.#at += 5;
      return String.fromCharCode(Number.parseInt(hex, 16));
    }
    const plain = ESCAPES.get(this.#text[this.#at] ?? '');
    if (plain === undefined) this.#fail('ESCAPE');
    this.#at++;
    return plain;
  }

  #readScalar(): unknown {
    for (const [literal, value] of LITERALS) {
      if (this.#text.startsWith(literal, this.#at)) {
        this.#at += literal.length;
        return value;
      }
    }
    NUMBER.lastIndex = this.#at;
    const number = NUMBER.exec(this.#text)?.[0];
    if (number === undefined) this.#fail('VALUE');
    this.#at += number.length;
    return Number(number);
  }

  #skipSpace(): void {
    SPACE.lastIndex = this.#at;
    SPACE.exec(this.#text);
    this.#at = SPACE.lastIndex;
  }

  #fail(expectation: JsonExpectation): never {
    throw new JsonFaultError({ kind: 'SYNTAX', offset: this.#at, expectation });
  }
}

function lineStartsOf(text: string): number[] {
  const starts = [0];
  for (const match of text.matchAll(/\r\n|\r|\n/g)) starts.push(match.index + match[0].length);
  return starts;
}

function positionIn(lineStarts: readonly number[], offset: number): SourcePosition {
  let low = 0;
  let high = lineStarts.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((lineStarts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: offset - (lineStarts[low] ?? 0) + 1 };
}

/** Writes a path as people do: `units[3].name.fa`; `$` is the document itself. */
export function formatPath(path: JsonPath): string {
  const text = path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`)).join('');
  return text === '' ? '$' : text.replace(/^\./, '');
}

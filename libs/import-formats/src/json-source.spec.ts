import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { formatPath, MAX_JSON_DEPTH, readJson, type JsonReading, type JsonSource } from './json-source.js';

function sourceOf(text: string): JsonSource {
  const reading = readJson(text);
  if (!reading.ok) throw new Error(`not read: ${JSON.stringify(reading)}`);
  return reading.source;
}

function faultOf(text: string): Extract<JsonReading, { ok: false }> {
  const reading = readJson(text);
  if (reading.ok) throw new Error('read, though it should not be');
  return reading;
}

function parses(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

describe('readJson', () => {
  it('reads every JSON value as JSON.parse does, however it is indented', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(0, 1, 2, '\t', '\r\n'), (value, indent) => {
        const text = JSON.stringify(value, null, indent === '\r\n' ? 2 : indent).replaceAll(
          '\n',
          indent === '\r\n' ? '\r\n' : '\n',
        );
        expect(sourceOf(text).root.value).toEqual(JSON.parse(text));
      }),
    );
  });

  it('accepts a text exactly when JSON.parse does, repeated keys aside', () => {
    const damaged = fc
      .tuple(
        fc.jsonValue(),
        fc.nat(),
        fc.constantFrom('', '{', '}', '[', ',', ':', '"', '\\', '0', '-', 'e', ' ', '\u0001', 'x'),
      )
      .map(([value, at, insertion]) => {
        const text = JSON.stringify(value);
        const place = at % (text.length + 1);
        return text.slice(0, place) + insertion + text.slice(place + (at % 2));
      });
    fc.assert(
      fc.property(damaged, (text) => {
        const reading = readJson(text);
        if (!reading.ok && reading.fault.kind === 'DUPLICATE_KEY') return;
        expect(reading.ok).toBe(parses(text));
      }),
      { numRuns: 2000 },
    );
  });

  it('keeps __proto__ as plain data', () => {
    const { value } = sourceOf('{"__proto__": {"admin": true}}').root;
    expect(Object.keys(value as object)).toEqual(['__proto__']);
    expect((value as { admin?: boolean }).admin).toBeUndefined();
  });

  it.each([
    ['{\n  "a": 1\n  "b": 2\n}', 'COMMA_OR_END', 3, 3],
    ['{\n  "a": 1,\n}', 'KEY', 3, 1],
    ['{ "a" 1 }', 'COLON', 1, 7],
    ['[1,\r\n 2,\r\n x]', 'VALUE', 3, 2],
    ['{"a": "one\n"}', 'STRING_END', 1, 11],
    ['["\\q"]', 'ESCAPE', 1, 4],
    ['["a\u0001"]', 'PLAIN_CHARACTER', 1, 4],
    ['{}\n{}', 'END_OF_TEXT', 2, 1],
    ['', 'VALUE', 1, 1],
    ['[01]', 'COMMA_OR_END', 1, 3],
  ])('names line and column where %j goes wrong', (text, expectation, line, column) => {
    expect(faultOf(text)).toMatchObject({ fault: { kind: 'SYNTAX', expectation }, line, column });
  });

  it('refuses a repeated key and names its second place', () => {
    expect(faultOf('{\n "u": [{\n  "code": 1,\n  "code": 2 }] }')).toMatchObject({
      fault: { kind: 'DUPLICATE_KEY', key: 'code', path: ['u', 0] },
      line: 4,
      column: 3,
    });
  });

  it('refuses nesting that is too deep instead of exhausting the stack', () => {
    expect(readJson('['.repeat(MAX_JSON_DEPTH) + ']'.repeat(MAX_JSON_DEPTH)).ok).toBe(true);
    expect(faultOf('['.repeat(1_000_000)).fault.kind).toBe('TOO_DEEP');
  });

  it('ignores a byte order mark', () => {
    expect(sourceOf('\uFEFF{"a": 1}').root.value).toEqual({ a: 1 });
  });
});

describe('JsonSource', () => {
  const source = sourceOf('{\n  "units": [\n    { "code": "a" },\n    {\n      "code": "b"\n    }\n  ]\n}');

  it('finds the line and column of a value', () => {
    expect(source.positionOf(['units', 1, 'code'])).toEqual({ line: 5, column: 15 });
  });

  it('gives a missing value the place of what encloses it', () => {
    expect(source.positionOf(['units', 1, 'kind'])).toEqual({ line: 4, column: 5 });
    expect(source.positionOf(['people', 0, 'username'])).toEqual({ line: 1, column: 1 });
  });

  it('finds the key of a member', () => {
    expect(source.positionOfKey(['units', 1], 'code')).toEqual({ line: 5, column: 7 });
  });
});

describe('formatPath', () => {
  it('writes indexes in brackets and the document as $', () => {
    expect(formatPath(['units', 3, 'name', 'fa'])).toBe('units[3].name.fa');
    expect(formatPath([])).toBe('$');
  });
});

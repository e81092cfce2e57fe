import type { z } from 'zod';
import {
  wordProblem,
  type ExpectedType,
  type ImportProblem,
  type ImportProblemCode,
  type ProblemDetails,
} from './import-problem.js';
import type { CustomParams } from './fields.js';
import { formatPath, MAX_JSON_DEPTH, readJson, type JsonFault, type JsonPath } from './json-source.js';
import type { DocumentSource } from './value-source.js';

/** Longest document that is read, in characters. */
export const MAX_DOCUMENT_LENGTH = 20_000_000;

/** Most problems that are told at once. */
export const MAX_PROBLEMS = 100;

/** Names a problem at a path of a document that was read, with its line. */
export type ProblemAt = <C extends ImportProblemCode>(
  path: JsonPath,
  code: C,
  details: ProblemDetails[C],
) => ImportProblem;

/** Where in a document a problem lies. */
export type ProblemPlace = Pick<ImportProblem, 'path' | 'line' | 'column' | 'sheet'>;

/** A document, or every reason why it is refused (at most 100). */
export type ParsedDocument<T> =
  | {
      ok: true;
      document: T;
      /** For checks against what is stored: a problem with its line. */
      problemAt: ProblemAt;
      /** The same for a reason that the caller words. */
      placeAt: (path: JsonPath) => ProblemPlace;
    }
  | { ok: false; problems: ImportProblem[] };

/** What a check may ask of the document's source. */
export interface CheckContext {
  report: <C extends ImportProblemCode>(path: JsonPath, code: C, details: ProblemDetails[C]) => void;
  lineOf: (path: JsonPath) => number;
}

/** A format: its name in the field `format`, its shape, and the checks over the whole document. */
export interface DocumentFormat<S extends z.ZodType> {
  name: string;
  schema: S;
  check: (document: z.output<S>, context: CheckContext) => void;
}

/** Reads, validates and checks a document; refuses it as a whole. */
export function parseDocument<S extends z.ZodType>(
  text: string,
  format: DocumentFormat<S>,
): ParsedDocument<z.output<S>> {
  if (text.length > MAX_DOCUMENT_LENGTH) return refused(tooLarge());
  const reading = readJson(text);
  if (!reading.ok) return refused(problemOfFault(reading.fault, reading.line, reading.column));
  return acceptDocument(reading.source, format);
}

/** Validates and checks a document that was read already, from JSON or from something else. */
export function acceptDocument<S extends z.ZodType>(
  source: DocumentSource,
  format: DocumentFormat<S>,
): ParsedDocument<z.output<S>> {
  const problemAt = problemsOf(source);
  if (source.nodeAt(['format'])?.value !== format.name) {
    return refused(problemAt(['format'], 'UNKNOWN_FORMAT', { expected: format.name }));
  }
  const shaped = format.schema.safeParse(source.root.value);
  const problems = shaped.success
    ? checkDocument(shaped.data, format, source, problemAt)
    : shaped.error.issues.flatMap((issue) => problemsOfIssue(issue, source, problemAt));
  if (!shaped.success || problems.length > 0) return refused(...problems);
  const placeAt = (path: JsonPath) => ({ path: formatPath(path), ...source.positionOf(path) });
  return { ok: true, document: shaped.data, problemAt, placeAt };
}

function refused(...problems: ImportProblem[]): { ok: false; problems: ImportProblem[] } {
  return { ok: false, problems: inFileOrder(problems, (problem) => problem).slice(0, MAX_PROBLEMS) };
}

/** The order in which somebody goes through the file with problems in hand: sheet by sheet, each from its top. */
export function inFileOrder<T>(
  found: readonly T[],
  placeOf: (one: T) => Pick<ProblemPlace, 'line' | 'sheet'>,
): T[] {
  const bySheet = Map.groupBy(found, (one) => placeOf(one).sheet);
  return [...bySheet.values()].flatMap((some) => some.sort((a, b) => placeOf(a).line - placeOf(b).line));
}

function checkDocument<S extends z.ZodType>(
  document: z.output<S>,
  format: DocumentFormat<S>,
  source: DocumentSource,
  problemAt: ProblemAt,
): ImportProblem[] {
  const problems: ImportProblem[] = [];
  format.check(document, {
    report: (path, code, details) => problems.push(problemAt(path, code, details)),
    lineOf: (path) => source.positionOf(path).line,
  });
  return problems;
}

function problemsOf(source: DocumentSource): ProblemAt {
  return (path, code, details) => ({
    path: formatPath(path),
    ...source.positionOf(path),
    code,
    message: wordProblem(code, details),
  });
}

function tooLarge(): ImportProblem {
  const message = wordProblem('DOCUMENT_TOO_LARGE', { max: MAX_DOCUMENT_LENGTH });
  return { path: '$', line: 1, column: 1, code: 'DOCUMENT_TOO_LARGE', message };
}

function problemOfFault(fault: JsonFault, line: number, column: number): ImportProblem {
  const place = {
    path: fault.kind === 'DUPLICATE_KEY' ? formatPath([...fault.path, fault.key]) : '$',
    line,
    column,
  };
  switch (fault.kind) {
    case 'SYNTAX': {
      const message = wordProblem('JSON_SYNTAX', { expectation: fault.expectation, column });
      return { ...place, code: 'JSON_SYNTAX', message };
    }
    case 'DUPLICATE_KEY':
      return { ...place, code: 'DUPLICATE_KEY', message: wordProblem('DUPLICATE_KEY', { key: fault.key }) };
    case 'TOO_DEEP':
      return {
        ...place,
        code: 'JSON_TOO_DEEP',
        message: wordProblem('JSON_TOO_DEEP', { max: MAX_JSON_DEPTH }),
      };
  }
}

function problemsOfIssue(
  issue: z.core.$ZodIssue,
  source: DocumentSource,
  problemAt: ProblemAt,
): ImportProblem[] {
  const path = issue.path.filter((step) => typeof step !== 'symbol');
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((field) => ({
      ...problemAt([...path, field], 'UNKNOWN_FIELD', { field }),
      ...source.positionOfKey(path, field),
    }));
  }
  const node = source.nodeAt(path);
  if (!node) return [problemAt(path, 'REQUIRED', { field: String(path.at(-1)) })];
  return [problemOfValue(issue, path, node.value, problemAt)];
}

function problemOfValue(
  issue: z.core.$ZodIssue,
  path: (string | number)[],
  value: unknown,
  problemAt: ProblemAt,
): ImportProblem {
  switch (issue.code) {
    case 'custom':
      return customProblem(issue, path, problemAt);
    case 'invalid_value':
      return problemAt(path, 'UNKNOWN_VALUE', { found: shorten(value), allowed: issue.values.join(', ') });
    case 'invalid_union':
      return problemAt(path, 'UNKNOWN_VALUE', { found: shorten(value), allowed: optionsOf(issue) });
    case 'too_small':
      if (issue.origin === 'array') return problemAt(path, 'TOO_FEW', { min: Number(issue.minimum) });
      return problemAt(path, 'OUT_OF_RANGE', { min: Number(issue.minimum), max: null });
    case 'too_big':
      if (issue.origin === 'array') return problemAt(path, 'TOO_MANY', { max: Number(issue.maximum) });
      return problemAt(path, 'OUT_OF_RANGE', { min: null, max: Number(issue.maximum) });
    default:
      return problemAt(path, 'WRONG_TYPE', { expected: expectedType(issue) });
  }
}

/** What the field that tells the shapes of a union apart may say. */
function optionsOf(issue: z.core.$ZodIssueInvalidUnion): string {
  return 'options' in issue ? (issue.options ?? []).join(', ') : '';
}

function customProblem(issue: z.core.$ZodIssueCustom, path: JsonPath, problemAt: ProblemAt): ImportProblem {
  const { problem, details } = issue.params as CustomParams<ImportProblemCode>;
  return problemAt(path, problem, details);
}

const EXPECTED_TYPES = new Map<string, ExpectedType>([
  ['string', 'string'],
  ['number', 'number'],
  ['int', 'number'],
  ['boolean', 'boolean'],
  ['array', 'array'],
]);

function expectedType(issue: z.core.$ZodIssue): ExpectedType {
  const name = issue.code === 'invalid_type' ? issue.expected : 'object';
  return EXPECTED_TYPES.get(name) ?? 'object';
}

function shorten(value: unknown): string {
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}

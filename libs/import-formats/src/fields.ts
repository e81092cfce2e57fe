import { localDate } from '@rasad/event-contracts';
import { z } from 'zod';
import type { ImportProblemCode, ProblemDetails } from './import-problem.js';

/** How sure the file's author is of an entry. */
export const confidence = z.enum(['HIGH', 'MEDIUM', 'LOW']);
export type Confidence = z.infer<typeof confidence>;

/** How a problem of the import formats travels in a zod issue. */
export interface CustomParams<C extends ImportProblemCode> extends Record<string, unknown> {
  problem: C;
  details: ProblemDetails[C];
}

/** Adds a problem of the import formats to a zod check. */
export function addProblem<C extends ImportProblemCode>(
  context: z.RefinementCtx,
  code: C,
  details: ProblemDetails[C],
  path?: (string | number)[],
): void {
  const params: CustomParams<C> = { problem: code, details };
  context.addIssue({ code: 'custom', params, path });
}

// Control characters, lone surrogates (Postgres stores neither) and the marks that reorder what a reader sees.
const FORBIDDEN = /(?![\t\n\r])\p{Cc}|\p{Cs}|[\u202A-\u202E\u2066-\u2069]/u;
// Spaces of every kind, zero-width joiners and direction marks: a text of these alone looks empty.
const INVISIBLE = /^[\s\u200B-\u200F\u2060\uFEFF]*$/u;

/** A text that says something, at most `max` characters, kept as typed. */
export function textField(max: number): z.ZodString {
  return z.string().superRefine((text, context) => {
    if (INVISIBLE.test(text)) addProblem(context, 'EMPTY_TEXT', {});
    if (text.length > max) addProblem(context, 'TEXT_TOO_LONG', { max });
    const forbidden = FORBIDDEN.exec(text)?.[0];
    if (forbidden !== undefined)
      addProblem(context, 'FORBIDDEN_CHARACTER', { character: codePoint(forbidden) });
  });
}

function codePoint(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

/** A text in Persian, English or both. */
export function localizedField(max: number) {
  return z
    .strictObject({ fa: textField(max).optional(), en: textField(max).optional() })
    .superRefine((text, context) => {
      if (text.fa === undefined && text.en === undefined) addProblem(context, 'NO_LANGUAGE', {});
    });
}

/** A stable identifier that people choose: codes, tags, usernames. */
export const codeField = z.string().superRefine((code, context) => {
  if (!/^[a-z0-9][a-z0-9._-]{0,63}$/.test(code))
    addProblem(context, 'INVALID_CODE', { found: JSON.stringify(code) });
});

/** An Akoma Ntoso style identifier within one instrument, such as `art_13__note_1`. */
export const eIdField = z.string().superRefine((eId, context) => {
  if (eId.length > 120 || !/^[a-z]+(_[A-Za-z0-9.-]+)?(__[a-z]+(_[A-Za-z0-9.-]+)?)*$/.test(eId)) {
    addProblem(context, 'INVALID_EID', { found: JSON.stringify(eId) });
  }
});

/** An e-mail address. */
export const emailField = z.string().superRefine((address, context) => {
  if (address.length > 254 || !z.email().safeParse(address).success)
    addProblem(context, 'INVALID_EMAIL', { found: JSON.stringify(address) });
});

/** A Gregorian date that exists, `YYYY-MM-DD`. */
export const dateField = z.string().superRefine((date, context) => {
  if (!localDate.safeParse(date).success)
    addProblem(context, 'IMPOSSIBLE_DATE', { found: JSON.stringify(date) });
});

/** A field that may be left out or null; read as null. */
export function optionalField<T extends z.ZodType>(field: T) {
  return field.nullable().default(null);
}

/** A list that may be left out; read as empty. */
export function listField<T extends z.ZodType>(item: T, max: number) {
  return z.array(item).max(max).default([]);
}

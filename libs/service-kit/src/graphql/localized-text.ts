import { Field, InputType } from '@nestjs/graphql';
import type { LocalizedText } from '@rasad/event-contracts';
import { ErrorCode, problem, type Problem } from '../errors/user-error.js';

/** A text in Persian, English or both. */
@InputType({ description: 'A text in Persian, English or both; at least one.' })
export class LocalizedTextInput {
  @Field(() => String, { nullable: true }) fa?: string | null;
  @Field(() => String, { nullable: true }) en?: string | null;
}

// Control characters and lone surrogates, which Postgres cannot store, and marks that reorder what a reader sees.
const forbidden = /(?![\t\n\r])\p{Cc}|\p{Cs}|[\u202A-\u202E\u2066-\u2069]/u;
// Spaces, joiners and direction marks: a text of these alone looks empty.
const invisible = /^[\s\u200B-\u200F\u2060\uFEFF]*$/u;

/** Why a text that somebody typed cannot be stored, or null. @param max longest text, in UTF-16 units. */
export function findTextProblem(text: string, field: string, max: number): Problem | null {
  if (invisible.test(text)) return problem(ErrorCode.REQUIRED, field, 'required');
  if (text.length > max) return problem(ErrorCode.INVALID, field, 'tooLong', { max });
  if (forbidden.test(text)) return problem(ErrorCode.INVALID, field, 'forbiddenCharacter');
  return null;
}

/**
 * Why a localised text cannot be stored; none where it can.
 * @param field dotted path of the text in the arguments. @param max longest text of one language.
 */
export function findLocalizedTextProblems(input: LocalizedTextInput, field: string, max: number): Problem[] {
  const given = (['fa', 'en'] as const).filter((lang) => input[lang] != null);
  if (given.length === 0) return [problem(ErrorCode.REQUIRED, field, 'languageRequired')];
  return given.flatMap((lang) => findTextProblem(input[lang] ?? '', `${field}.${lang}`, max) ?? []);
}

/** The stored form of an input without problems: trimmed, languages that were not given left out. */
export function toLocalizedText(input: LocalizedTextInput): LocalizedText {
  const text: LocalizedText = {};
  if (input.fa != null) text.fa = input.fa.trim();
  if (input.en != null) text.en = input.en.trim();
  return text;
}

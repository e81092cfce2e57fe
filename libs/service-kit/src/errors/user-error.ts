import { Directive, Field, ObjectType, registerEnumType } from '@nestjs/graphql';
import { messages, type MessageKey, type MessageParams, type MessageText } from './messages.js';

/** Codes of expected failures. */
export enum ErrorCode {
  INVALID = 'INVALID',
  REQUIRED = 'REQUIRED',
  NOT_FOUND = 'NOT_FOUND',
  CONFLICT = 'CONFLICT',
  DUPLICATE = 'DUPLICATE',
  CYCLE = 'CYCLE',
  STATE = 'STATE',
  NOT_ALLOWED = 'NOT_ALLOWED',
  IDEMPOTENCY_KEY_REUSED = 'IDEMPOTENCY_KEY_REUSED',
  TOO_MANY = 'TOO_MANY',
}
registerEnumType(ErrorCode, { name: 'ErrorCode', description: 'Kinds of expected failure.' });

/** An expected failure as data: what is wrong, where in the input, in the caller's language. */
@ObjectType({ description: 'An expected failure: nothing was changed.' })
@Directive('@shareable')
export class UserError {
  @Field(() => ErrorCode) code: ErrorCode;
  @Field(() => [String], {
    nullable: true,
    description: 'Path into the arguments, e.g. ["input", "narrative"].',
  })
  field: string[] | null;
  @Field() message: string;
}

/** A failure inside a service, before the caller's language is known; carries both languages. */
export interface Problem {
  code: ErrorCode;
  field: string[] | null;
  message: MessageText;
}

/** Thrown inside a transaction to roll it back with expected failures; resolvers turn it into `userErrors`. */
export class ProblemError extends Error {
  constructor(readonly problems: Problem[]) {
    super(problems.map((problem) => problem.message.en).join('; '));
  }
}

/**
 * A problem with a message of the service's own catalogue, `{name}` filled in from the parameters.
 * @param field dotted path into the arguments, e.g. `input.narrative`; null where it is about none.
 */
export function problemWith(
  code: ErrorCode,
  field: string | null,
  text: MessageText,
  params: MessageParams = {},
): Problem {
  const fill = (part: string) => part.replace(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? ''));
  return { code, field: field?.split('.') ?? null, message: { fa: fill(text.fa), en: fill(text.en) } };
}

/** A problem with a message of the shared catalogue; see `problemWith`. */
export function problem<K extends MessageKey>(
  code: ErrorCode,
  field: string | null,
  key: K,
  params: MessageParams = {},
): Problem {
  return problemWith(code, field, messages[key], params);
}

/** Stops the surrounding use case with one expected failure of the catalogue. */
export function refuse<K extends MessageKey>(
  code: ErrorCode,
  field: string | null,
  key: K,
  params: MessageParams = {},
): never {
  throw new ProblemError([problem(code, field, key, params)]);
}

/** Stops the surrounding use case where checks found problems; null stands for a check that found none. */
export function refuseAny(...found: (Problem | null)[]): void {
  const problems = found.filter((problem) => problem !== null);
  if (problems.length > 0) throw new ProblemError(problems);
}

/** Problems as the graph shows them, in one language. */
export function toUserErrors(problems: readonly Problem[], lang: 'FA' | 'EN'): UserError[] {
  return problems.map(({ code, field, message }) => ({
    code,
    field,
    message: lang === 'FA' ? message.fa : message.en,
  }));
}

/**
 * Runs a mutation and turns expected failures into a payload.
 * @param empty the payload's own fields when nothing was done.
 */
export async function withUserErrors<P extends object>(
  lang: 'FA' | 'EN',
  empty: P,
  work: () => Promise<P>,
): Promise<P & { userErrors: UserError[] }> {
  try {
    return { ...(await work()), userErrors: [] };
  } catch (error) {
    return { ...empty, userErrors: toUserErrors(expectedProblems(error), lang) };
  }
}

/** The expected failures that an error stands for. @throws the error itself where it is none. */
export function expectedProblems(error: unknown): Problem[] {
  if (error instanceof ProblemError) return error.problems;
  if (error instanceof Error && error.name === 'IdempotencyKeyReused') {
    return [problem(ErrorCode.IDEMPOTENCY_KEY_REUSED, 'input.clientMutationId', 'idempotencyKeyReused')];
  }
  throw error;
}

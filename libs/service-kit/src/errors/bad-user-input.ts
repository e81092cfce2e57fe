import type { ValidationError } from 'class-validator';
import { GraphQLError } from 'graphql';

/** Arguments that no client should send (a page of 10,000 rows): a top-level error that names each field. */
export class BadUserInput extends GraphQLError {
  static from(errors: ValidationError[]): BadUserInput {
    const fields = errors.flatMap((error) => Object.values(error.constraints ?? {}));
    return new BadUserInput(fields.join('; ') || 'Bad input', { extensions: { code: 'BAD_USER_INPUT' } });
  }
}

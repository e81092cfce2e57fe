import { Field, Int, ObjectType } from '@nestjs/graphql';
import { toUserErrors, UserError } from '@rasad/service-kit';
import type { BulkRow } from './bulk.rules.js';

/** What every row of a bulk payload tells beside its own results. */
@ObjectType({ isAbstract: true })
export abstract class BulkRowPayload {
  @Field(() => Int, { description: 'Place of the row in the input, from 0.' }) index: number;
  @Field(() => [UserError], { description: 'Why this row was refused; the others are not held up.' })
  userErrors: UserError[];
}

/** Rows as the graph shows them. @param show loads what a row that was carried out gives back. */
export function showRows<R, P extends object>(
  rows: readonly BulkRow<R>[],
  lang: 'FA' | 'EN',
  nothing: P,
  show: (result: R) => Promise<P>,
): Promise<(P & BulkRowPayload)[]> {
  return Promise.all(
    rows.map(async ({ index, result, problems }) => ({
      ...(result === null ? nothing : await show(result)),
      index,
      userErrors: toUserErrors(problems, lang),
    })),
  );
}

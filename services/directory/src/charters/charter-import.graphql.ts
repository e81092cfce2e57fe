import { Field, InputType, ObjectType } from '@nestjs/graphql';
import { UserError } from '@rasad/service-kit';
import { ImportAction } from '../organisation-import/organisation-import.graphql.js';
import type { CharterChange as Change } from './charter-plan.rules.js';

@InputType()
export class CharterImportInput {
  @Field(() => String, { nullable: true }) clientMutationId?: string | null;
  @Field({ description: 'JSON of the format `rasad.charter/1`.' }) document: string;
}

@ObjectType({ description: 'What an import does to a charter, one of its clauses or one of its bodies.' })
export class CharterChange implements Change {
  @Field(() => ImportAction) action: Change['action'];
  @Field(() => String, { description: '`Charter`, `CharterClause` or `Body`.' }) entity: Change['entity'];
  @Field({ description: 'Code of the charter, number of the clause, code and unit of the body.' })
  code: string;
  @Field(() => String, { nullable: true, description: 'What changes, or the day on which it ends.' })
  detail: string | null;
}

@ObjectType({ isAbstract: true })
abstract class CharterChanges {
  @Field(() => [CharterChange]) changes: CharterChange[];
  @Field(() => [UserError]) userErrors: UserError[];
}

@ObjectType()
export class PreviewCharterImportPayload extends CharterChanges {}
@ObjectType()
export class ImportCharterPayload extends CharterChanges {}

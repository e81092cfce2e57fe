import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { DateTime, toGlobalId, toUserErrors, UserError } from '@rasad/service-kit';
import type { ImportRun } from './import-run.js';
import { OrganisationChange } from './organisation-import.graphql.js';

export enum ImportRunState {
  RUNNING = 'RUNNING',
  DONE = 'DONE',
  REFUSED = 'REFUSED',
  FAILED = 'FAILED',
}
registerEnumType(ImportRunState, {
  name: 'ImportRunState',
  description: 'How an import stands. In all but the state DONE nothing of it is imported.',
  valuesMap: {
    REFUSED: {
      description: 'Something is wrong with what was given: see its user errors.',
    },
    FAILED: { description: 'It was broken off; it can be started again.' },
  },
});

@ObjectType({
  description: 'An import of the organisation that goes on apart from the request for it.',
})
export class OrganisationImportRun {
  @Field(() => ID) id: string;
  @Field(() => ImportRunState) state: ImportRun['state'];
  @Field(() => Int, { description: 'Rows and events that are written so far.' })
  done: number;
  @Field(() => Int, { description: 'Of how many; 0 while that is not known.' })
  total: number;
  @Field(() => [OrganisationChange], {
    description: 'What it did, once it is done.',
  })
  changes: OrganisationChange[];
  @Field(() => [UserError], { description: 'Why it was refused.' })
  userErrors: UserError[];
  @Field(() => DateTime) startedAt: string;
  @Field(() => DateTime, { nullable: true }) endedAt: string | null;
}

@ObjectType()
export class StartOrganisationImportPayload {
  @Field(() => OrganisationImportRun, { nullable: true })
  run: OrganisationImportRun | null;
  @Field(() => [UserError]) userErrors: UserError[];
}

/** A run as the graph shows it, its problems in the language of the caller. */
export function toImportRun({ id, problems, ...run }: ImportRun, lang: 'FA' | 'EN'): OrganisationImportRun {
  return {
    ...run,
    id: toGlobalId('OrganisationImportRun', id),
    userErrors: toUserErrors(problems, lang),
  };
}

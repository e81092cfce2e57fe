import { Field, HideField, Int, ObjectType, registerEnumType } from '@nestjs/graphql';

/** What an expression does to the provision that an obligation was drawn from. */
export enum ProvisionTouch {
  CHANGED = 'CHANGED',
  CORRECTED = 'CORRECTED',
  REPEALED = 'REPEALED',
}
registerEnumType(ProvisionTouch, {
  name: 'ProvisionTouch',
  description: 'What an expression does to the provision that an obligation was drawn from.',
  valuesMap: {
    CHANGED: { description: 'The law says something else than before.' },
    CORRECTED: { description: 'The text that was loaded was put right; the law is the same.' },
    REPEALED: { description: 'It is law no more: its assignments are withdrawn.' },
  },
});

@ObjectType({ description: 'An obligation whose text an expression changes, and the work on it.' })
export class TouchedObligation {
  @Field(() => ProvisionTouch) touch: keyof typeof ProvisionTouch;
  @Field(() => Int, { description: 'Units that bear it.' }) assignments: number;
  @Field(() => Int, { description: 'Accepted tasks of the current occurrence.' }) tasksToReopen: number;
  @Field(() => Int, {
    description: 'They stay open and get a note; those of a repealed provision are cancelled.',
  })
  openTasks: number;
  @HideField() obligationId: string;
  @HideField() provisionId: string;
}

@ObjectType({
  description: 'What a text means for obligations, assignments and tasks as they stood before it.',
})
export class AmendmentEffects {
  @Field(() => [TouchedObligation], { description: 'Drawn from changed or repealed provisions; no others.' })
  obligations: TouchedObligation[];
  @Field(() => Int) assignments: number;
  @Field(() => Int) assignmentsToWithdraw: number;
  @Field(() => Int) tasksToReopen: number;
  @Field(() => Int) openTasks: number;
}

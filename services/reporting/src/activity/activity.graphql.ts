import { ArgsType, Directive, Field, ID, InputType, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { LocalizedText, Role as RoleName, TaskResult as Result } from '@rasad/event-contracts';
import { connectionType, Node, PageArgs, Role, TaskResult } from '@rasad/service-kit';
import { OrgUnit } from '../references/org-unit.reference.js';
import { Person } from '../references/person.reference.js';
import { Provision } from '../references/provision.reference.js';
import { Task } from '../references/task.reference.js';
import { ActivityType } from './activity.rules.js';

registerEnumType(ActivityType, { name: 'ActivityType', description: 'What somebody did.' });

@ObjectType({ implements: () => [Node], description: 'Who did what, in which capacity.' })
@Directive('@key(fields: "id")')
export class Activity implements Node {
  @Field(() => ID) id: string;
  @Field(() => ActivityType) type: ActivityType;
  @Field() at: Date;
  @Field(() => Person, { nullable: true, description: 'Null where a service or the system acted.' })
  actor: Person | null;
  @Field(() => Role, { nullable: true, description: 'The role under which the act was allowed.' })
  actorRole: RoleName | null;
  @Field(() => OrgUnit, { nullable: true, description: 'The unit that the role was held over.' })
  actorUnit: OrgUnit | null;
  @Field(() => OrgUnit, { nullable: true }) unit: OrgUnit;
  @Field(() => Provision, { nullable: true }) provision: Provision;
  @Field(() => Task, { nullable: true }) task: Task;
  @Field(() => TaskResult, { nullable: true, description: 'As reported or as found by the review.' })
  result: Result | null;
  /** Shown by the field obligationTitle in the language asked for. */
  title: LocalizedText;
}

@ObjectType()
export class ActivityConnection extends connectionType('Activity', () => Activity) {
  /** Counts only when asked: it costs more than the page. */
  count: () => Promise<number>;
}

@InputType({ description: 'Which activity; what is out of reach is as if it were not there.' })
export class ActivityFilter {
  @Field(() => ID, { nullable: true, description: 'Of this unit and all below it.' })
  unitId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Of this provision and all below it.' })
  provisionId?: string | null;
}

@ArgsType()
export class ActivityArgs extends PageArgs {
  @Field(() => ActivityFilter, { nullable: true }) filter?: ActivityFilter | null;
}

import { ArgsType, Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { Role as RoleName } from '@rasad/event-contracts';
import { LocalDate, policy, Role, type Action, type Reach } from '@rasad/service-kit';
import { Person, personOf, ServiceAccount, serviceAccountOf } from '../accounts/account.graphql.js';
import { Grant, toGrant } from '../grants/grant.graphql.js';
import { OrgUnit, toOrgUnit } from '../units/unit.graphql.js';
import type {
  EffectiveAction as EffectiveActionRow,
  ExplainedGrant,
  ExplainedOutcome,
} from './explanation.rules.js';
import type { Effective, Explained } from './explanations.service.js';

/** `report.review` is REPORT_REVIEW in the graph. */
const enumName = (action: string) => action.replace(/[.-]/g, '_').toUpperCase();

/** Everything that the policy decides about, as a GraphQL enum. */
export const AccessAction = Object.fromEntries(
  Object.keys(policy).map((action) => [enumName(action), action]),
) as Record<string, Action>;
registerEnumType(AccessAction, { name: 'AccessAction', description: 'What the policy decides about.' });

export enum AccessReach {
  ANYWHERE = 'ANYWHERE',
  SUBTREE = 'SUBTREE',
  OWN_UNIT = 'OWN_UNIT',
}
registerEnumType(AccessReach, {
  name: 'AccessReach',
  description:
    'How far a right goes: everywhere, over the grant’s unit and all below it, in that unit alone.',
});

export enum GrantOutcome {
  ALLOWS = 'ALLOWS',
  NOT_YET = 'NOT_YET',
  ENDED = 'ENDED',
  REVOKED = 'REVOKED',
  DELEGATOR_DISABLED = 'DELEGATOR_DISABLED',
  ROLE_LACKS_ACTION = 'ROLE_LACKS_ACTION',
  OTHER_UNIT = 'OTHER_UNIT',
  SCOPE_UNIT_ONLY = 'SCOPE_UNIT_ONLY',
}
registerEnumType(GrantOutcome, { name: 'GrantOutcome', description: 'What a grant does for an action.' });

@ArgsType()
class SubjectArgs {
  @Field(() => ID, { nullable: true, description: 'A person or service account; by default the caller.' })
  principalId?: string | null;
  @Field(() => String, { nullable: true, description: 'Instead of the id.' }) username?: string | null;
  @Field(() => ID, { nullable: true }) unitId?: string | null;
  @Field(() => String, { nullable: true, description: 'Instead of the unit’s id.' }) unitCode?: string | null;
  @Field(() => LocalDate, {
    nullable: true,
    description:
      'A day, by its end and by what was known then; today by default. Units are where they are on that day.',
  })
  asOf?: string | null;
}

@ArgsType()
export class EffectiveAccessArgs extends SubjectArgs {}

@ArgsType()
export class ExplainAccessArgs extends SubjectArgs {
  @Field(() => AccessAction) action: Action;
}

@ObjectType({ description: 'A role that has a right, and how far it goes.' })
export class RoleReach {
  @Field(() => Role) role: RoleName;
  @Field(() => AccessReach) reach: Reach;
}

@ObjectType({ description: 'What one grant does for an action.' })
export class GrantVerdict {
  @Field(() => Grant) grant: Grant;
  @Field(() => GrantOutcome) outcome: ExplainedOutcome;
  @Field(() => AccessReach, {
    nullable: true,
    description: 'Null where the role has no right to the action.',
  })
  reach: Reach | null;
  /** Row ids of the units of `through`. */
  path: string[];
}

@ObjectType({
  description:
    'Why an action is allowed, or what is missing. The state of a row, and that nobody reviews their own report, come on top.',
})
export class AccessExplanation {
  @Field(() => Person, { nullable: true }) person: Person | null;
  @Field(() => ServiceAccount, { nullable: true }) serviceAccount: ServiceAccount | null;
  @Field(() => AccessAction) action: Action;
  @Field(() => OrgUnit, { nullable: true, description: 'Null where no unit was asked about.' })
  unit: OrgUnit | null;
  @Field(() => LocalDate) asOf: string;
  @Field() allowed: boolean;
  @Field({ description: 'Whether the account is out of use: then nothing is allowed.' }) disabled: boolean;
  @Field(() => [GrantVerdict], {
    description: 'Their grants, those that allow it first; others only as far as the caller may see them.',
  })
  grants: GrantVerdict[];
  @Field(() => [RoleReach], { description: 'Roles that have a right to the action.' }) roles: RoleReach[];
}

@ObjectType({ description: 'Something that somebody may do, and by which grants.' })
export class EffectiveAction {
  @Field(() => AccessAction) action: Action;
  @Field(() => [GrantVerdict]) grants: GrantVerdict[];
}

@ObjectType({ description: 'Everything that somebody may do, in a unit or anywhere.' })
export class EffectiveAccess {
  @Field(() => Person, { nullable: true }) person: Person | null;
  @Field(() => ServiceAccount, { nullable: true }) serviceAccount: ServiceAccount | null;
  @Field(() => OrgUnit, { nullable: true, description: 'Null where it is about anywhere.' })
  unit: OrgUnit | null;
  @Field(() => LocalDate) asOf: string;
  @Field({ description: 'Whether the account is out of use: then nothing is allowed.' }) disabled: boolean;
  @Field(() => [EffectiveAction]) actions: EffectiveAction[];
}

/** An explanation as the graph shows it. @param today for the fields of units. */
export function toExplanation({ action, ...explained }: Explained, today: string): AccessExplanation {
  const { allowed, grants, roles } = explained.explanation;
  return { ...subjectFields(explained, today), action, allowed, grants: grants.map(toVerdict), roles };
}

/** Effective rights as the graph shows them. @param today for the fields of units. */
export function toEffectiveAccess(effective: Effective, today: string): EffectiveAccess {
  const actions = effective.actions.map(({ action, grants }: EffectiveActionRow) => ({
    action,
    grants: grants.map(toVerdict),
  }));
  return { ...subjectFields(effective, today), actions };
}

function subjectFields({ account, unit, asOf, disabled }: Omit<Effective, 'actions'>, today: string) {
  return {
    person: personOf(account),
    serviceAccount: serviceAccountOf(account),
    unit: unit && toOrgUnit(unit, today),
    asOf,
    disabled,
  };
}

function toVerdict({ grant, outcome, reach, through }: ExplainedGrant): GrantVerdict {
  return { grant: toGrant(grant), outcome, reach, path: through };
}

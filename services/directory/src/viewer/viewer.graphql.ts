import { Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { Role as RoleName } from '@rasad/event-contracts';
import { LocalDate, Role, toGlobalId, type PrincipalGrant } from '@rasad/service-kit';
import type { Account } from '../accounts/account.rules.js';

export enum PrincipalKind {
  PERSON = 'PERSON',
  SERVICE = 'SERVICE',
}
registerEnumType(PrincipalKind, { name: 'PrincipalKind', description: 'Kinds of caller.' });

@ObjectType({ description: 'A role that the caller has today.' })
export class ViewerGrant {
  @Field(() => ID) id: string;
  @Field(() => Role) role: RoleName;
  @Field(() => LocalDate, { nullable: true, description: 'First day on which it no longer holds.' })
  validTo: string | null;
  /** Row id of the scope unit, or `WHOLE_ORGANISATION`. */
  unitId: string;
  /** Row id of the person who delegated it, or null. */
  delegatorId: string | null;
}

@ObjectType({ description: 'The caller.' })
export class Viewer {
  @Field(() => ID) id: string;
  @Field(() => PrincipalKind) kind: PrincipalKind;
  @Field() username: string;
  @Field(() => [ViewerGrant], { description: 'Grants that hold today.' }) grants: ViewerGrant[];
  @Field(() => [Role], { description: 'Roles of these grants, each once.' }) roles: RoleName[];
  @Field({ description: 'Whether this installation shows sample data.' }) sampleMode: boolean;
  /** The stored account, for the fields that are resolved from it. */
  row: Account;
}

/** A grant of the principal as the graph shows it. */
export function toViewerGrant({ id, role, validTo, unitId, onBehalfOf }: PrincipalGrant): ViewerGrant {
  return { id: toGlobalId('Grant', id), role, validTo, unitId, delegatorId: onBehalfOf ?? null };
}

import {
  ArgsType,
  Directive,
  Field,
  ID,
  InputType,
  Int,
  ObjectType,
  registerEnumType,
} from '@nestjs/graphql';
import type { OrgUnitKind as Kind } from '@rasad/event-contracts';
import {
  connectionType,
  fromGlobalId,
  LocalDate,
  Node,
  OrgUnitKind,
  PageArgs,
  SortDirection,
  toGlobalId,
} from '@rasad/service-kit';
import type { Unit } from './unit.rules.js';
import type { UnitFilter } from './units.queries.js';

@ObjectType({
  implements: () => [Node],
  description: 'A node of the organisation. Units are never deleted: a closed one stays readable.',
})
@Directive('@key(fields: "id")')
export class OrgUnit implements Node {
  id: string;
  @Field({ description: 'Unique for ever, also after the unit was closed.' }) code: string;
  @Field(() => OrgUnitKind) kind: Kind;
  @Field(() => LocalDate, { nullable: true, description: 'First day; null where it is not known.' })
  validFrom: string | null;
  @Field(() => LocalDate, {
    nullable: true,
    description: 'First day on which the unit no longer exists; null while it is open.',
  })
  validTo: string | null;
  @Field(() => [String], { description: 'Functions that obligations match on, such as `permits`.' })
  tags: string[];
  @Field({ description: 'Whether this is sample data.' }) sample: boolean;
  @Field(() => Int, { description: 'Rises with every change; see `expectedVersion`.' }) version: number;
  /** The stored unit, for the fields that are resolved from it. */
  row: Unit;
  /** Day on which the unit and all around it are asked for. */
  asOf: string;
}

/** A stored unit as the graph shows it. @param asOf the day asked about, `YYYY-MM-DD`. */
export function toOrgUnit(row: Unit, asOf: string): OrgUnit {
  const { code, kind, validFrom, validTo, tags, sample, version } = row;
  return {
    id: toGlobalId('OrgUnit', row.id),
    code,
    kind,
    validFrom,
    validTo,
    tags,
    sample,
    version,
    row,
    asOf,
  };
}

@ObjectType({ description: 'A page of units.' })
export class OrgUnitConnection extends connectionType('OrgUnit', () => OrgUnit) {}

export enum OrgUnitOrderField {
  TREE = 'TREE',
  NAME = 'NAME',
  CODE = 'CODE',
}
registerEnumType(OrgUnitOrderField, {
  name: 'OrgUnitOrderField',
  valuesMap: {
    TREE: { description: 'Parents before their children, siblings in their own order.' },
    NAME: { description: 'By the name in the language of the request.' },
  },
});

@InputType()
export class OrgUnitOrder {
  @Field(() => OrgUnitOrderField) field: OrgUnitOrderField;
  @Field(() => SortDirection) direction: SortDirection;
}

@InputType({ description: 'Every condition given must hold.' })
export class OrgUnitFilter {
  @Field(() => [OrgUnitKind], { nullable: true }) kind?: Kind[] | null;
  @Field(() => ID, { nullable: true, description: 'Children of this unit.' }) parentId?: string | null;
  @Field(() => ID, { nullable: true, description: 'This unit and all below it.' }) subtreeOf?: string | null;
  @Field(() => String, { nullable: true }) tag?: string | null;
  @Field(() => String, {
    nullable: true,
    description:
      'Words in the name or code, however they are typed: Arabic or Persian letters and digits, half spaces.',
  })
  search?: string | null;
}

/** Matches no row: what an id stands for that is none of ours. */
const noUnit = '00000000-0000-0000-0000-000000000000';

/** The row id of a unit in a filter: one that matches nothing for an id of anything else, undefined for none. */
export function unitIdIn(globalId: string | null | undefined): string | undefined {
  return globalId == null ? undefined : (fromGlobalId('OrgUnit', globalId) ?? noUnit);
}

/** The filter with row ids. */
export function toUnitFilter(filter: OrgUnitFilter): UnitFilter {
  return {
    kinds: filter.kind ?? undefined,
    parentId: unitIdIn(filter.parentId),
    subtreeOf: unitIdIn(filter.subtreeOf),
    tag: filter.tag ?? undefined,
    search: filter.search ?? undefined,
  };
}

@ArgsType()
export class OrgUnitsArgs extends PageArgs {
  @Field(() => OrgUnitFilter, { nullable: true }) filter?: OrgUnitFilter | null;
  @Field(() => OrgUnitOrder, { nullable: true, description: 'By default in tree order.' })
  orderBy?: OrgUnitOrder | null;
  @Field(() => LocalDate, { nullable: true, description: 'Units that exist on this day; by default today.' })
  asOf?: string | null;
}

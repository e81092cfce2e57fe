import { Directive, Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { connectionType, LocalDate, Node, toGlobalId } from '@rasad/service-kit';
import type {
  Charter as CharterRow,
  CharterClause as ClauseRow,
  CharterVersion as VersionRow,
} from './charter.rules.js';

@ObjectType({
  implements: () => [Node],
  description:
    'A rule from which bodies are derived: which there are in which units, who sits there, when they can decide.',
})
@Directive('@key(fields: "id")')
export class Charter implements Node {
  id: string;
  @Field() code: string;
  @Field(() => Int, { description: 'Number of the newest version.' }) version: number;
  /** The stored charter, for the fields that are resolved from it. */
  row: CharterRow;
}

/** A stored charter as the graph shows it. */
export function toCharter(row: CharterRow): Charter {
  return { id: toGlobalId('Charter', row.id), code: row.code, version: row.version, row };
}

@ObjectType({ description: 'A page of charters.' })
export class CharterConnection extends connectionType('Charter', () => Charter) {}

@ObjectType({ description: 'What a charter says from its first day on, until a later version does.' })
export class CharterVersion {
  @Field(() => Int) number: number;
  @Field(() => LocalDate, { nullable: true, description: 'First day; null where it is not known.' })
  validFrom: string | null;
  @Field(() => LocalDate, { nullable: true, description: 'First day on which it is no longer in force.' })
  validTo: string | null;
  @Field({ description: 'Whether this is sample data.' }) sample: boolean;
  /** The stored version, for the fields that are resolved from it. */
  row: VersionRow;
}

/** A stored version as the graph shows it. */
export function toCharterVersion(row: VersionRow): CharterVersion {
  const { number, validFrom, validTo, sample } = row;
  return { number, validFrom, validTo, sample, row };
}

@ObjectType({ description: 'A clause of a charter; one that stays as it is belongs to several versions.' })
export class CharterClause {
  @Field(() => ID) id: string;
  @Field({ description: 'As printed.' }) number: string;
  /** The stored clause, for the fields that are resolved from it. */
  row: ClauseRow;
}

/** A stored clause as the graph shows it. */
export function toCharterClause(row: ClauseRow): CharterClause {
  return { id: toGlobalId('CharterClause', row.id), number: row.number, row };
}

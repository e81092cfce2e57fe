import { ResolveField, Resolver } from '@nestjs/graphql';
import type { DirectoryContext } from '../directory-context.js';
import { OrgUnit } from '../units/unit.graphql.js';
import { Position, toPosition } from './position.graphql.js';

@Resolver(() => OrgUnit)
export class UnitPositionsResolver {
  @ResolveField(() => [Position], {
    description: 'Posts of the unit itself, by code, on the day asked about.',
  })
  async positions(unit: OrgUnit, _: unknown, { loaders }: DirectoryContext): Promise<Position[]> {
    const positions = await loaders.positionsOfUnit.load({ unitId: unit.row.id, asOf: unit.asOf });
    return positions.map((position) => toPosition(position, unit.asOf));
  }
}

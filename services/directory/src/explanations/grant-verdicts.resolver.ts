import { ResolveField, Resolver } from '@nestjs/graphql';
import { textIn } from '@rasad/service-kit';
import type { DirectoryContext } from '../directory-context.js';
import { OrgUnit, toOrgUnit } from '../units/unit.graphql.js';
import { GrantVerdict } from './explanation.graphql.js';
import { describeOutcome } from './explanation.texts.js';

@Resolver(() => GrantVerdict)
export class GrantVerdictsResolver {
  @ResolveField(() => [OrgUnit], {
    description:
      'The units from the grant’s scope down to the one asked about; none where it does not cover it.',
  })
  async through(
    { path }: GrantVerdict,
    _: unknown,
    { access, loaders }: DirectoryContext,
  ): Promise<OrgUnit[]> {
    const units = await Promise.all(path.map((id) => loaders.unit.load(id)));
    return units.filter((unit) => unit !== null).map((unit) => toOrgUnit(unit, access.today));
  }

  @ResolveField(() => String, { description: 'The outcome in words, in the caller’s language.' })
  async text({ grant, outcome }: GrantVerdict, _: unknown, context: DirectoryContext): Promise<string> {
    const { role, scopeUnitId } = grant.row;
    const scope = await context.loaders.unit.load(scopeUnitId);
    const { lang } = context;
    return describeOutcome(outcome, { role, lang, scope: scope && textIn(scope.name, lang) });
  }
}

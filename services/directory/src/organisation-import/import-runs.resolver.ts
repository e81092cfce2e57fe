import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Allow, fromGlobalId, RequestContext, withUserErrors } from '@rasad/service-kit';
import type { DirectoryContext } from '../directory-context.js';
import { OrganisationImportRun, StartOrganisationImportPayload, toImportRun } from './import-run.graphql.js';
import { ImportRunsQueries } from './import-runs.queries.js';
import { ImportRunsService } from './import-runs.service.js';
import { OrganisationImportInput, toGiven } from './organisation-import.graphql.js';

@Resolver()
export class ImportRunsResolver {
  constructor(
    private readonly service: ImportRunsService,
    private readonly queries: ImportRunsQueries,
  ) {}

  @Mutation(() => StartOrganisationImportPayload, {
    description:
      'Starts an import that may take longer than a request. Ask for its run to see how it goes on.',
  })
  @Allow('org-unit.manage')
  startOrganisationImport(
    @RequestContext() context: DirectoryContext,
    @Args('input') input: OrganisationImportInput,
  ): Promise<StartOrganisationImportPayload> {
    const command = {
      clientMutationId: input.clientMutationId ?? null,
      ...toGiven(input),
    };
    return withUserErrors<{ run: OrganisationImportRun | null }>(context.lang, { run: null }, async () => ({
      run: await this.read(await this.service.start(command, context), context),
    }));
  }

  @Query(() => OrganisationImportRun, {
    nullable: true,
    description: 'How an import goes on that the caller started.',
  })
  @Allow('org-unit.manage')
  async organisationImportRun(
    @RequestContext() context: DirectoryContext,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<OrganisationImportRun | null> {
    const rowId = fromGlobalId('OrganisationImportRun', id);
    return rowId === null ? null : this.read(rowId, context);
  }

  private async read(
    id: string,
    { principal, lang }: DirectoryContext,
  ): Promise<OrganisationImportRun | null> {
    const run = await this.queries.own(id, principal.id);
    return run && toImportRun(run, lang);
  }
}

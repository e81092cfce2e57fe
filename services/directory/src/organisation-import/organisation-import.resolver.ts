import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { Allow, RequestContext, withUserErrors } from '@rasad/service-kit';
import type { DirectoryContext } from '../directory-context.js';
import {
  ImportOrganisationPayload,
  OrganisationImportInput,
  PreviewOrganisationImportPayload,
  toGiven,
  type OrganisationChange,
} from './organisation-import.graphql.js';
import { OrganisationImportService } from './organisation-import.service.js';

@Resolver()
export class OrganisationImportResolver {
  constructor(private readonly imports: OrganisationImportService) {}

  @Mutation(() => PreviewOrganisationImportPayload, {
    description: 'What an import of this document would change now; changes nothing.',
  })
  @Allow('org-unit.manage')
  previewOrganisationImport(
    @RequestContext() context: DirectoryContext,
    @Args('input') input: OrganisationImportInput,
  ): Promise<PreviewOrganisationImportPayload> {
    return answer(context, () => this.imports.preview(toGiven(input), context));
  }

  @Mutation(() => ImportOrganisationPayload, {
    description:
      'Brings units, posts, accounts, appointments and grants to what the document says, all or nothing. What it does not name stays.',
  })
  @Allow('org-unit.manage')
  importOrganisation(
    @RequestContext() context: DirectoryContext,
    @Args('input') input: OrganisationImportInput,
  ): Promise<ImportOrganisationPayload> {
    const command = {
      clientMutationId: input.clientMutationId ?? null,
      ...toGiven(input),
    };
    return answer(context, () => this.imports.import(command, context));
  }
}

function answer(
  { lang }: DirectoryContext,
  work: () => Promise<OrganisationChange[]>,
): Promise<ImportOrganisationPayload> {
  return withUserErrors<{ changes: OrganisationChange[] }>(lang, { changes: [] }, async () => ({
    changes: await work(),
  }));
}

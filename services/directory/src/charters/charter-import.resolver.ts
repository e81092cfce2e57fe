import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { Allow, RequestContext, withUserErrors } from '@rasad/service-kit';
import type { DirectoryContext } from '../directory-context.js';
import {
  CharterImportInput,
  ImportCharterPayload,
  PreviewCharterImportPayload,
  type CharterChange,
} from './charter-import.graphql.js';
import { CharterImportService } from './charter-import.service.js';

@Resolver()
export class CharterImportResolver {
  constructor(private readonly imports: CharterImportService) {}

  @Mutation(() => PreviewCharterImportPayload, {
    description: 'What an import of this charter would change now; changes nothing.',
  })
  @Allow('charter.manage')
  previewCharterImport(
    @RequestContext() context: DirectoryContext,
    @Args('input') input: CharterImportInput,
  ): Promise<PreviewCharterImportPayload> {
    return answer(context, () => this.imports.preview(input.document, context));
  }

  @Mutation(() => ImportCharterPayload, {
    description: 'Lays down a charter or a new version of it, and derives its bodies: all or nothing.',
  })
  @Allow('charter.manage')
  importCharter(
    @RequestContext() context: DirectoryContext,
    @Args('input') { clientMutationId, document }: CharterImportInput,
  ): Promise<ImportCharterPayload> {
    const command = { clientMutationId: clientMutationId ?? null, document };
    return answer(context, () => this.imports.import(command, context));
  }
}

function answer(
  { lang }: DirectoryContext,
  work: () => Promise<CharterChange[]>,
): Promise<ImportCharterPayload> {
  return withUserErrors<{ changes: CharterChange[] }>(lang, { changes: [] }, async () => ({
    changes: await work(),
  }));
}

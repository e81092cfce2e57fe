import { Args, ID, Mutation, Query, ResolveField, Resolver } from '@nestjs/graphql';
import {
  Allow,
  AllowReference,
  fromGlobalId,
  RequestContext,
  toGlobalId,
  withUserErrors,
  type EntityReference,
} from '@rasad/service-kit';
import type { ComplianceContext } from '../loaders.js';
import { Task } from '../tasks/task.graphql.js';
import { EvidenceDownloads } from './evidence-downloads.service.js';
import { EvidenceUploads } from './evidence-uploads.service.js';
import {
  AddEvidenceInput,
  AddEvidencePayload,
  CompleteEvidenceUploadInput,
  CompleteEvidenceUploadPayload,
  CreateEvidenceUploadInput,
  CreateEvidenceUploadPayload,
  Evidence,
  WithdrawEvidenceInput,
  WithdrawEvidencePayload,
} from './evidence.graphql.js';
import { EvidenceService } from './evidence.service.js';

/** Headers of an upload request: the first is one that no form of another site can send. */
const uploadHeaders = [
  { name: 'x-rasad-client', value: 'upload' },
  { name: 'content-type', value: 'application/octet-stream' },
];

@Resolver(() => Evidence)
export class EvidenceResolver {
  constructor(
    private readonly service: EvidenceService,
    private readonly uploads: EvidenceUploads,
    private readonly downloads: EvidenceDownloads,
  ) {}

  @Query(() => Evidence, { nullable: true })
  @Allow('report.read')
  evidence(
    @Args('id', { type: () => ID }) id: string,
    @RequestContext() { loaders }: ComplianceContext,
  ): Promise<Evidence | null> {
    return find(id, loaders);
  }

  @AllowReference<ComplianceContext>('report.read')
  async reference({ id }: EntityReference, { loaders }: ComplianceContext): Promise<Evidence | null> {
    return find(id, loaders);
  }

  @ResolveField(() => Task)
  task({ taskId }: Evidence, _: unknown, { loaders }: ComplianceContext): Promise<Task | null> {
    return loaders.task.load(taskId);
  }

  @ResolveField(() => String, {
    nullable: true,
    description:
      'Of a link its address. Of a file where to read it, for the caller alone and for some minutes, relative to the address of the graph; null while it is not available.',
  })
  url(evidence: Evidence, _: unknown, { principal }: ComplianceContext): Promise<string | null> {
    return this.downloads.urlOf(evidence, principal.id, new Date());
  }

  @Mutation(() => CreateEvidenceUploadPayload, {
    description: 'Begins the upload of a file as evidence; what is said of it is checked first.',
  })
  @Allow('evidence.add')
  createEvidenceUpload(
    @Args('input') input: CreateEvidenceUploadInput,
    @RequestContext() context: ComplianceContext,
  ): Promise<CreateEvidenceUploadPayload> {
    const nothing = { uploadId: null, url: null, headers: uploadHeaders, expiresAt: null };
    return withUserErrors<Omit<CreateEvidenceUploadPayload, 'userErrors'>>(
      context.lang,
      nothing,
      async () => ({ ...(await this.uploads.begin(context, input)), headers: uploadHeaders }),
    );
  }

  @Mutation(() => CompleteEvidenceUploadPayload, {
    description: 'Makes evidence of an uploaded file, if its hash is the one that the server computed.',
  })
  @Allow('evidence.add')
  completeEvidenceUpload(
    @Args('input') input: CompleteEvidenceUploadInput,
    @RequestContext() context: ComplianceContext,
  ): Promise<CompleteEvidenceUploadPayload> {
    return answer(context, () => this.uploads.complete(context, input));
  }

  @Mutation(() => AddEvidencePayload, { description: 'Adds a link as evidence.' })
  @Allow('evidence.add')
  addEvidence(
    @Args('input') input: AddEvidenceInput,
    @RequestContext() context: ComplianceContext,
  ): Promise<AddEvidencePayload> {
    return answer(context, () => this.service.addLink(context, input));
  }

  @Mutation(() => WithdrawEvidencePayload, { description: 'Takes evidence back that no report names yet.' })
  @Allow('evidence.add')
  withdrawEvidence(
    @Args('input') input: WithdrawEvidenceInput,
    @RequestContext() context: ComplianceContext,
  ): Promise<WithdrawEvidencePayload> {
    const nothing: Omit<WithdrawEvidencePayload, 'userErrors'> = { withdrawnEvidenceId: null };
    return withUserErrors(context.lang, nothing, async () => {
      const { evidenceId } = await this.service.withdraw(context, input);
      return { withdrawnEvidenceId: toGlobalId('Evidence', evidenceId) };
    });
  }
}

async function find(id: string, loaders: ComplianceContext['loaders']): Promise<Evidence | null> {
  const rowId = fromGlobalId('Evidence', id);
  return rowId === null ? null : loaders.evidence.load(rowId);
}

function answer(
  { lang, loaders }: ComplianceContext,
  act: () => Promise<{ evidenceId: string }>,
): Promise<AddEvidencePayload> {
  const nothing: Omit<AddEvidencePayload, 'userErrors'> = { evidence: null };
  return withUserErrors(lang, nothing, async () => {
    const { evidenceId } = await act();
    return { evidence: await loaders.evidence.load(evidenceId) };
  });
}

import { Field, InputType, ObjectType, registerEnumType } from '@nestjs/graphql';
import { UserError } from '@rasad/service-kit';
import type { GivenOrganisation } from './given-organisation.js';
import type { PlannedChange } from './planned-change.js';

export enum ImportAction {
  CREATE = 'CREATE',
  UPDATE = 'UPDATE',
  MOVE = 'MOVE',
  CLOSE = 'CLOSE',
  KEEP = 'KEEP',
}
registerEnumType(ImportAction, {
  name: 'ImportAction',
  description: 'What an import does to one thing.',
  valuesMap: { KEEP: { description: 'It is as the document says already.' } },
});

@InputType({ description: 'A file about the organisation.' })
export class OrganisationFileInput {
  @Field({
    description: 'Its ending tells what it is: `.json`, `.xlsx`, or `.csv` for one table of several.',
  })
  name: string;
  @Field({ description: 'Its bytes, Base64.' }) content: string;
}

@InputType({ description: 'Either a document or files.' })
export class OrganisationImportInput {
  @Field(() => String, { nullable: true }) clientMutationId?: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'JSON of the format `rasad.organisation/1`.',
  })
  document?: string | null;
  @Field(() => [OrganisationFileInput], {
    nullable: true,
    description: 'One JSON file, one XLSX workbook, or CSV files, one for each table.',
  })
  files?: OrganisationFileInput[] | null;
}

@ObjectType({
  description: 'What an import does to one unit, post, account, appointment or grant.',
})
export class OrganisationChange implements PlannedChange {
  @Field(() => ImportAction) action: PlannedChange['action'];
  @Field(() => String, {
    description: '`OrgUnit`, `Position`, `Person`, `ServiceAccount`, `Appointment` or `Grant`.',
  })
  entity: PlannedChange['entity'];
  @Field({
    description:
      'Code of a unit or post, username of an account, username and post of an appointment, username, role and scope of a grant.',
  })
  code: string;
  @Field(() => String, {
    nullable: true,
    description: 'Fields that change, or from where to where it moves.',
  })
  detail: string | null;
}

@ObjectType()
export class PreviewOrganisationImportPayload {
  @Field(() => [OrganisationChange]) changes: OrganisationChange[];
  @Field(() => [UserError]) userErrors: UserError[];
}

@ObjectType()
export class ImportOrganisationPayload {
  @Field(() => [OrganisationChange]) changes: OrganisationChange[];
  @Field(() => [UserError]) userErrors: UserError[];
}

/** What a mutation's input gives to import. */
export function toGiven({ document, files }: OrganisationImportInput): GivenOrganisation {
  return { document: document ?? null, files: files ?? null };
}

import { Field, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { OrganisationFileFormat, WrittenFile } from '@rasad/organisation-tables';

/** The formats as the graph names them. */
export enum OrganisationFormat {
  JSON = 'JSON',
  CSV = 'CSV',
  XLSX = 'XLSX',
}
registerEnumType(OrganisationFormat, {
  name: 'OrganisationFormat',
  description: 'How an organisation is written to files.',
  valuesMap: {
    JSON: { description: 'One document of the format `rasad.organisation/1`.' },
    CSV: { description: 'One file for each of its tables.' },
    XLSX: { description: 'One workbook with a sheet for each of its tables.' },
  },
});

/** The formats as the library of tables names them. */
export const fileFormats = { JSON: 'json', CSV: 'csv', XLSX: 'xlsx' } as const satisfies Record<
  OrganisationFormat,
  OrganisationFileFormat
>;

@ObjectType({ description: 'A file about the organisation.' })
export class OrganisationFile {
  @Field() name: string;
  @Field() mediaType: string;
  @Field({ description: 'Its bytes, Base64.' }) content: string;
}

/** A file as the graph sends it. */
export function toOrganisationFile({ name, mediaType, content }: WrittenFile): OrganisationFile {
  return { name, mediaType, content: Buffer.from(content).toString('base64') };
}

import { Args, Query, Resolver } from '@nestjs/graphql';
import { writeOrganisationFiles, writeOrganisationTemplate } from '@rasad/organisation-tables';
import { Allow, Lang, RequestContext } from '@rasad/service-kit';
import type { DirectoryContext } from '../directory-context.js';
import { describeOrganisation } from './organisation-document.rules.js';
import {
  fileFormats,
  OrganisationFile,
  OrganisationFormat,
  toOrganisationFile,
} from './organisation-export.graphql.js';
import { OrganisationExportQueries } from './organisation-export.queries.js';

@Resolver()
export class OrganisationExportResolver {
  constructor(private readonly queries: OrganisationExportQueries) {}

  @Query(() => [OrganisationFile], {
    description:
      'The organisation as files that can be imported again, as far as the caller administers it. The language is that of headings and named values.',
  })
  @Allow('organisation.export')
  async organisationExport(
    @RequestContext() context: DirectoryContext,
    @Args('format', { type: () => OrganisationFormat, defaultValue: OrganisationFormat.JSON })
    format: OrganisationFormat,
    @Args('lang', { type: () => Lang, nullable: true }) lang?: Lang | null,
  ): Promise<OrganisationFile[]> {
    const document = describeOrganisation(await this.queries.load(), context.access);
    const options = { format: fileFormats[format], lang: tableLang(lang ?? context.lang) };
    return (await writeOrganisationFiles(document, options)).map(toOrganisationFile);
  }

  @Query(() => [OrganisationFile], {
    description: 'Empty tables to be filled in and imported; as JSON there is no template.',
  })
  @Allow('organisation.export')
  async organisationTemplate(
    @RequestContext() context: DirectoryContext,
    @Args('format', { type: () => OrganisationFormat, defaultValue: OrganisationFormat.XLSX })
    format: OrganisationFormat,
    @Args('lang', { type: () => Lang, nullable: true }) lang?: Lang | null,
  ): Promise<OrganisationFile[]> {
    const known = fileFormats[format];
    if (known === 'json') return [];
    const files = await writeOrganisationTemplate({ format: known, lang: tableLang(lang ?? context.lang) });
    return files.map(toOrganisationFile);
  }
}

function tableLang(lang: `${Lang}`): 'fa' | 'en' {
  return lang === 'FA' ? 'fa' : 'en';
}

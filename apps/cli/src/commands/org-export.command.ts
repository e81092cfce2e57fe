import { join } from 'node:path';
import { writeOrganisationTemplate, type OrganisationFileFormat } from '@rasad/organisation-tables';
import type { CommandContext } from '../command-context.ts';
import type { CommandResult } from '../command-result.ts';
import { operations } from '../graph.operations.ts';
import type { Lang } from '../language.ts';
import { say } from '../messages.ts';
import { writeNamedFile } from '../project-files.ts';

interface FileToWrite {
  name: string;
  content: Uint8Array;
}

interface Exported {
  organisationExport: { name: string; content: string }[];
}

/**
 * `rasad org export [--format json|csv|xlsx] [--output PATH]`: the organisation as far as the caller administers it.
 * JSON goes to stdout where no path is given.
 */
export async function exportOrganisation(
  context: CommandContext,
  { format, output }: { format: OrganisationFileFormat; output?: string },
): Promise<CommandResult> {
  const { organisationExport } = await context.gateway('admin').ask<Exported>(operations.organisationExport, {
    format: format.toUpperCase(),
    lang: context.lang.toUpperCase(),
  });
  const files = organisationExport.map(({ name, content }) => ({
    name,
    content: Buffer.from(content, 'base64'),
  }));
  const [first] = files;
  if (format === 'json' && output === undefined && first) {
    const text = first.content.toString('utf8');
    return { lines: [text.trimEnd()], document: JSON.parse(text) as unknown };
  }
  return writeAll(files, output, context.lang);
}

/** `rasad org template [--format xlsx|csv] [--output PATH]`: empty tables to be filled in; needs no platform. */
export async function writeTemplate(
  { lang }: CommandContext,
  { format, output }: { format: 'csv' | 'xlsx'; output?: string },
): Promise<CommandResult> {
  return writeAll(await writeOrganisationTemplate({ format, lang }), output, lang);
}

/** One file goes to the path itself, several into a folder of that name. */
function writeAll(files: readonly FileToWrite[], output: string | undefined, lang: Lang): CommandResult {
  const written = files.map(({ name, content }) => {
    const path = files.length === 1 ? (output ?? name) : join(output ?? '.', name);
    writeNamedFile(path, content);
    return path;
  });
  return { lines: [say(lang, 'filesWritten', { files: written.join(', ') })], document: { files: written } };
}

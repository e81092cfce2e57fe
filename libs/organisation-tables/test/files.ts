import { describeProblem, type OrganisationDocument } from '@rasad/import-formats';
import { writeXlsx } from 'hucre/xlsx';
import { readOrganisationFiles, type OrganisationFile } from '../src/index.js';

type CellValue = string | number | boolean | Date | null;

export function csv(name: string, text: string): OrganisationFile {
  return { name, content: new TextEncoder().encode(text) };
}

/** A workbook of these sheets, by name. */
export async function xlsx(sheets: Record<string, CellValue[][]>): Promise<OrganisationFile> {
  const content = await writeXlsx({ sheets: Object.entries(sheets).map(([name, rows]) => ({ name, rows })) });
  return { name: 'organisation.xlsx', content };
}

export async function documentIn(...files: OrganisationFile[]): Promise<OrganisationDocument> {
  const parsed = await readOrganisationFiles(files);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.document;
}

/** Code and place of every problem, as the caller is told it in English. */
export async function refusalsOf(...files: OrganisationFile[]): Promise<[code: string, words: string][]> {
  const parsed = await readOrganisationFiles(files);
  if (parsed.ok) throw new Error('accepted, though it should be refused');
  return parsed.problems.map((problem) => [problem.code, describeProblem(problem, 'en')]);
}

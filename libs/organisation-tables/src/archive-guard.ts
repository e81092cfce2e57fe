import { importProblem, type ImportProblem } from '@rasad/import-formats';
import { fromBufferPromise, validateFileName, type ZipFile } from 'yauzl';

/** Most that a workbook may hold once unpacked; 200,000 rows take about 60 MB. */
export const MAX_UNPACKED_BYTES = 150_000_000;
/** Most parts of a workbook; one of the template has about fifteen. */
const MAX_ENTRIES = 500;
const megabytes = MAX_UNPACKED_BYTES / 1_000_000;
const DOCTYPE = '<!DOCTYPE';

/**
 * Why an archive must not be given to the reader of workbooks, or null. It is unpacked once and thrown away chunk by
 * chunk: what it says about its own sizes is not believed, a part whose name leads out of it is refused, and so is a
 * document type declaration, with which every XML entity goes.
 */
export async function findArchiveProblem(content: Uint8Array): Promise<ImportProblem | null> {
  try {
    const archive = await fromBufferPromise(Buffer.from(content), {
      decodeStrings: true,
      strictFileNames: true,
    });
    return await inspect(archive);
  } catch (error) {
    const reason = (error as Error).message;
    if (/^(invalid relative path|absolute path|invalid characters in fileName)/.test(reason)) {
      return problem('UNSAFE_ENTRY', { reason });
    }
    return problem('WORKBOOK_SYNTAX', { reason });
  }
}

async function inspect(archive: ZipFile): Promise<ImportProblem | null> {
  let unpacked = 0;
  let entries = 0;
  for await (const entry of archive.eachEntry()) {
    if (++entries > MAX_ENTRIES) return problem('ARCHIVE_TOO_LARGE', { megabytes });
    const unsafe = validateFileName(entry.fileName);
    if (unsafe) return problem('UNSAFE_ENTRY', { reason: unsafe });
    let tail = '';
    for await (const chunk of await archive.openReadStreamPromise(entry)) {
      const bytes = chunk as Buffer;
      unpacked += bytes.length;
      if (unpacked > MAX_UNPACKED_BYTES) return problem('ARCHIVE_TOO_LARGE', { megabytes });
      const text = tail + bytes.toString('latin1');
      if (text.includes(DOCTYPE)) return problem('XML_DOCTYPE', {});
      tail = text.slice(-DOCTYPE.length);
    }
  }
  return null;
}

function problem<C extends 'WORKBOOK_SYNTAX' | 'UNSAFE_ENTRY' | 'ARCHIVE_TOO_LARGE' | 'XML_DOCTYPE'>(
  code: C,
  details: Parameters<typeof importProblem<C>>[2],
): ImportProblem {
  return importProblem({ path: '$', line: 1, column: 1 }, code, details);
}

/**
 * Cuts the variable Vazirmatn of the npm package into the two files of `src/ui/fonts.css`: Persian and Latin, weights
 * 400–700. The whole font is more than twice what the first paint may cost. Run by `npm run fonts`; the files are committed.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import subsetFont from 'subset-font';

const source = fileURLToPath(import.meta.resolve('vazirmatn/fonts/webfonts/Vazirmatn[wght].woff2'));
const target = new URL('../src/ui/fonts/', import.meta.url);

/** @param {[number, number][]} ranges first and last code points */
function characters(ranges) {
  return ranges
    .flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, index) => first + index))
    .map((codePoint) => String.fromCodePoint(codePoint))
    .join('');
}

/** Persian and the Arabic letters of names and quotations, both sets of digits, joiners; no Urdu, Kurdish, Quranic marks. */
const persian =
  characters([
    [0x0621, 0x0655],
    [0x0660, 0x066c],
    [0x06f0, 0x06f9],
    [0x200c, 0x200f],
    [0x2066, 0x2069],
  ]) + '\u060c\u061b\u061f\u0640\u0670\u0671\u067e\u0686\u0698\u06a9\u06af\u06be\u06c0\u06cc\u06d4\ufdfc';

/** English and the signs that Persian shares with it. */
const latin =
  characters([[0x0020, 0x007e]]) +
  '\u00a0\u00a7\u00ab\u00b1\u00b7\u00bb\u00d7\u2010\u2011\u2012\u2013\u2014\u2018\u2019\u201c\u201d\u2022\u2026\u2030\u2039\u203a\u2190\u2191\u2192\u2193\u2212';

const font = await readFile(source);
await mkdir(target, { recursive: true });
for (const [name, text] of [
  ['arabic', persian],
  ['latin', latin],
]) {
  const subset = await subsetFont(font, text, {
    targetFormat: 'woff2',
    variationAxes: { wght: { min: 400, max: 700, default: 400 } },
  });
  await writeFile(new URL(`vazirmatn-${name}.generated.woff2`, target), subset);
  process.stdout.write(`vazirmatn-${name}: ${subset.length} bytes\n`);
}

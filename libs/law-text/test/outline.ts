import { readLawText, type LawTextReading, type ReadProvision } from '../src/index.js';

/** A reading as short lines: eId, number, status, heading and text of each provision. */
export function outlineOf(text: string): string[] {
  return linesOf(readLawText(text).provisions);
}

function linesOf(provisions: readonly ReadProvision[]): string[] {
  return provisions.flatMap(({ eId, status, statusOn, heading, text, children }) => [
    [
      eId,
      ...(status === 'IN_FORCE' ? [] : [`<${status}${statusOn === null ? '' : ` ${statusOn}`}>`]),
      ...(heading ? [`[${heading.fa}]`] : []),
      ...(text ? [(text.fa ?? '').replaceAll('\n', ' / ')] : []),
    ].join(' '),
    ...linesOf(children),
  ]);
}

/** eIds alone. */
export function eIdsOf(text: string): string[] {
  return outlineOf(text).map((line) => line.split(' ')[0] ?? '');
}

/** Codes of what was left out, with the numbers of the lines. */
export function leftOutOf(text: string): string[] {
  return readLawText(text)
    .warnings.filter(({ line }) => line !== null)
    .map(({ code, line }) => `${line} ${code}`);
}

/** Codes of the remarks, with the provision that each is about. */
export function remarksOf(text: string): string[] {
  return readLawText(text)
    .warnings.filter(({ line }) => line === null)
    .map(({ code, eId }) => `${code} ${eId ?? ''}`.trim());
}

/**
 * The invariant: each line with something to see is in exactly one provision, or in exactly one warning.
 * @returns the lines that break it
 */
export function misplacedLines(text: string, reading: LawTextReading): string[] {
  const places = new Map<number, number>();
  const note = (line: number) => places.set(line, (places.get(line) ?? 0) + 1);
  const walk = (provisions: readonly ReadProvision[]): void => {
    for (const { lines, children } of provisions) {
      lines.forEach(note);
      walk(children);
    }
  };
  walk(reading.provisions);
  for (const { line } of reading.warnings) if (line !== null) note(line);
  return text.split(/\r\n|[\n\r\u000B\u000C\u0085\u2028\u2029]/).flatMap((line, index) => {
    const count = places.get(index + 1) ?? 0;
    // what only shapes or reorders letters need not be seen, but is in no two places either
    const isRight = /[^\s\p{Cf}\p{Mn}]/u.test(line) ? count === 1 : count <= 1;
    return isRight ? [] : [`line ${index + 1} is in ${count} places`];
  });
}

/** A stretch of text that two versions share, or that only one has. */
export interface Stretch {
  kind: 'SAME' | 'ADDED' | 'REMOVED';
  text: string;
}

/** Words with the white space after them, so that joining them gives the text back. */
function wordsOf(text: string): string[] {
  return text.match(/\S+\s*|\s+/g) ?? [];
}

/** lengths[i][j]: words that the ends from i and from j have in common, in order. */
function commonLengths(before: string[], after: string[]): Uint32Array[] {
  const lengths = Array.from({ length: before.length + 1 }, () => new Uint32Array(after.length + 1));
  for (let i = before.length - 1; i >= 0; i--) {
    for (let j = after.length - 1; j >= 0; j--) {
      const row = lengths[i] as Uint32Array;
      const below = lengths[i + 1] as Uint32Array;
      row[j] =
        before[i]?.trim() === after[j]?.trim()
          ? (below[j + 1] ?? 0) + 1
          : Math.max(below[j] ?? 0, row[j + 1] ?? 0);
    }
  }
  return lengths;
}

const largest = 4_000_000;

/**
 * What changed between two texts, word by word (longest common subsequence). Texts whose comparison would cost too much
 * are shown as replaced.
 */
export function differenceOf(before: string, after: string): Stretch[] {
  const old = wordsOf(before);
  const next = wordsOf(after);
  const stretches: Stretch[] = [];
  const add = (kind: Stretch['kind'], text: string) => {
    const last = stretches.at(-1);
    // A removed word may have been the last of its text: what stands beside it stays apart.
    const gap = kind === 'REMOVED' && last && !/\s$/.test(last.text) ? ' ' : '';
    const end = kind === 'REMOVED' && !/\s$/.test(text) ? ' ' : '';
    const piece = `${gap}${text}${end}`;
    if (last?.kind === kind) last.text += piece;
    else if (text) stretches.push({ kind, text: piece });
  };
  if (old.length * next.length > largest) {
    add('REMOVED', before);
    add('ADDED', after);
    return stretches;
  }
  const lengths = commonLengths(old, next);
  let i = 0;
  let j = 0;
  while (i < old.length || j < next.length) {
    if (i < old.length && j < next.length && old[i]?.trim() === next[j]?.trim()) {
      add('SAME', next[j] ?? '');
      i++;
      j++;
    } else if (
      j >= next.length ||
      (i < old.length && (lengths[i + 1]?.[j] ?? 0) >= (lengths[i]?.[j + 1] ?? 0))
    ) {
      add('REMOVED', old[i++] ?? '');
    } else {
      add('ADDED', next[j++] ?? '');
    }
  }
  return stretches;
}

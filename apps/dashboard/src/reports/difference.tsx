import { differenceOf } from './difference.rules.js';

/** A text with what was added and removed since the version before. */
export function Difference({ before, after }: { before: string; after: string }) {
  return differenceOf(before, after).map(({ kind, text }, index) => {
    if (kind === 'ADDED') return <ins key={index}>{text}</ins>;
    if (kind === 'REMOVED') return <del key={index}>{text}</del>;
    return <span key={index}>{text}</span>;
  });
}

import { markerOf, type Marker } from './markers.js';
import { noiseOf, type NoiseCode } from './noise.js';
import { linesOf, type SourceLine } from './lines.js';

/** A line with what it looks like, before anything around it is considered. */
export interface ClassifiedLine {
  line: SourceLine;
  marker: Marker | undefined;
  noise: NoiseCode | undefined;
}

/** Looks at every line of a text by itself. */
export function classifyLines(text: string): ClassifiedLine[] {
  return linesOf(text).map((line) => {
    const marker = markerOf(line.matched.text);
    if (marker && marker.kind !== 'ITEM') return { line, marker, noise: undefined };
    const body = marker ? line.matched.text.slice(marker.bodyFrom) : line.matched.text;
    const noise = marker && body === '' ? undefined : noiseOf(body);
    return { line, marker: noise ? undefined : marker, noise };
  });
}

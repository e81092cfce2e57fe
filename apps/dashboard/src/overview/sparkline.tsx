import { formats } from '../language/formats.js';
import { m } from '../paraglide/messages.js';
import styles from './overview-page.module.css';

/** A score per day; null where there was nothing to score. */
export interface TrendDay {
  day: string;
  score: number | null;
}

const width = 300;
const height = 56;
const inset = 4;

/** `M`/`L` commands through the points, oldest at x = 0; the vertical range is that of the scores, never under 10 points. */
export function sparklinePath(scores: number[]): string {
  const low = Math.min(...scores);
  const high = Math.max(...scores);
  const middle = (low + high) / 2;
  const range = Math.max(high - low, 0.1);
  const step = width / Math.max(scores.length - 1, 1);
  return scores
    .map((score, index) => {
      const y = height / 2 - ((score - middle) / range) * (height - 2 * inset);
      return `${index === 0 ? 'M' : 'L'}${(index * step).toFixed(1)} ${y.toFixed(1)}`;
    })
    .join('');
}

/** The course of a score, running in the reading direction. */
export function Sparkline({ days }: { days: TrendDay[] }) {
  const scored = days.filter((day): day is { day: string; score: number } => day.score !== null);
  const first = scored[0];
  const last = scored.at(-1);
  if (!first || !last || scored.length < 2) return null;
  const line = sparklinePath(scored.map(({ score }) => score));
  return (
    <figure
      role="img"
      aria-label={m.trend_label({
        from: formats.percent(first.score),
        to: formats.percent(last.score),
        day: formats.day(first.day),
      })}
    >
      <svg
        className={styles.sparkline}
        viewBox={`0 0 ${width} ${height}`}
        preserveAspectRatio="none"
        aria-hidden="true"
      >
        <path className={styles.trendArea} d={`${line}L${width} ${height}L0 ${height}z`} />
        <path className={styles.trendLine} d={line} />
      </svg>
      <p className={styles.trendEnds} aria-hidden="true">
        <span>{formats.day(first.day, { year: false })}</span>
        <span>{formats.day(last.day, { year: false })}</span>
      </p>
    </figure>
  );
}

import { OverviewTrendDocument, type SummaryCountsFragment } from '../graphql/generated/graphql.js';
import { useGraph, type GraphRead } from '../graphql/use-graph.js';
import { daysBetween, formats, todayInTehran } from '../language/formats.js';
import { m } from '../paraglide/messages.js';
import { Card } from '../ui/card.js';
import { ReadStates } from '../ui/states.js';
import styles from './overview-page.module.css';
import { Sparkline, type TrendDay } from './sparkline.js';
import { useRevision } from './use-revision.js';

interface SummaryCardProps {
  read: GraphRead<unknown>;
  summary: SummaryCountsFragment | undefined;
}

function Delta({ days, now }: { days: TrendDay[]; now: number | null }) {
  const first = days.find(({ score }) => score !== null);
  const passed = first ? daysBetween(first.day, todayInTehran()) : 0;
  if (first?.score == null || now === null || passed < 1) return null;
  const difference = now - first.score;
  const words = { points: formats.points(difference), days: formats.number(passed) };
  if (Math.abs(difference) < 0.0005)
    return <span className={styles.delta}>{m.score_same({ days: words.days })}</span>;
  return (
    <span className={styles.delta} data-way={difference > 0 ? 'up' : 'down'}>
      {difference > 0 ? m.score_up(words) : m.score_down(words)}
    </span>
  );
}

/** The score now, and how it came there. */
export function ScoreCard({ read, summary, revision }: SummaryCardProps & { revision: number }) {
  const trend = useGraph(OverviewTrendDocument, {});
  useRevision(revision, trend.reread);
  const days = (trend.data?.trend ?? []).map(({ day, summary: { score } }) => ({
    day,
    score: score ?? null,
  }));
  const isNew = trend.data !== undefined && days.filter(({ score }) => score !== null).length < 2;
  return (
    <Card className={styles.third} title={m.score_title()} shortcut="1">
      <ReadStates read={read} lines={3}>
        {() => (
          <>
            <b className={styles.score} data-testid="score">
              {summary?.score == null ? m.score_none() : formats.percent(summary.score)}
            </b>
            <Delta days={days} now={summary?.score ?? null} />
            <Sparkline days={days} />
            {isNew && <p className={styles.secondary}>{m.trend_starts()}</p>}
          </>
        )}
      </ReadStates>
    </Card>
  );
}

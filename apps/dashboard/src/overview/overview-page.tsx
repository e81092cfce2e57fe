import { Link } from '@tanstack/react-router';
import { OverviewSummaryDocument, SummaryChangedDocument } from '../graphql/generated/graphql.js';
import { useGraph, useThrottled } from '../graphql/use-graph.js';
import { formats } from '../language/formats.js';
import { m } from '../paraglide/messages.js';
import { pagesOf, readsTasks } from '../session/pages.rules.js';
import { useViewer } from '../session/viewer.js';
import { isTyping, useWindowKeys } from '../shell/use-shell-keys.js';
import { buttonClass } from '../ui/button.js';
import { PageHead } from '../ui/page-head.js';
import { Empty } from '../ui/states.js';
import { useState } from 'react';
import { useSubscription } from 'urql';
import { ActivityCard } from './activity-card.js';
import styles from './overview-page.module.css';
import { ResultsCard } from './results-card.js';
import { ScoreCard } from './score-card.js';
import { UpcomingCard } from './upcoming-card.js';
import { WeakestProvisionsCard, WeakestUnitsCard } from './weakest-cards.js';

const settle = 800;

/** Digits focus the cards, by the place they have on the page. */
function useCardKeys(): void {
  useWindowKeys((event) => {
    if (isTyping(event.target) || event.ctrlKey || event.metaKey || event.altKey) return;
    const digit = /^Digit([1-6])$/.exec(event.code)?.[1];
    if (digit) document.querySelector<HTMLElement>(`[data-shortcut="${digit}"]`)?.focus();
  });
}

/**
 * The summary of everything the viewer may see, live, and a number that grows when it has changed: the other cards
 * read again then, a moment later, so that a burst of reports is one reading.
 */
function useLiveSummary() {
  const read = useGraph(OverviewSummaryDocument, {});
  const [revision, setRevision] = useState(0);
  const changed = useThrottled(() => setRevision((count) => count + 1), settle);
  const [{ data: live }] = useSubscription({ query: SummaryChangedDocument }, (_previous, next) => {
    changed();
    return next;
  });
  const summary = live?.summaryChanged ?? read.data?.summary;
  return { read, summary, revision };
}

function Facts({ assigned, asOf }: { assigned: number; asOf: string }) {
  return m.overview_facts({
    tasks: formats.number(assigned),
    day: formats.dayOf(asOf, { weekday: true }),
    time: formats.time(asOf),
  });
}

function OverviewCards() {
  useCardKeys();
  const { roles } = useViewer();
  const { read, summary, revision } = useLiveSummary();
  return (
    <>
      <PageHead
        title={m.overview_title()}
        facts={summary && <Facts assigned={summary.assigned} asOf={summary.asOf} />}
        actions={
          <Link className={buttonClass('primary')} to="/matrix">
            {m.overview_open_matrix()}
          </Link>
        }
      />
      <div className={styles.cards}>
        <ScoreCard read={read} summary={summary} revision={revision} />
        <ResultsCard read={read} summary={summary} />
        <WeakestUnitsCard revision={revision} />
        <WeakestProvisionsCard revision={revision} />
        {readsTasks(roles) && <UpcomingCard revision={revision} />}
        {readsTasks(roles) && <ActivityCard />}
      </div>
    </>
  );
}

/** Where do we stand: score, results, the weakest, what is due, what happened. */
export function OverviewPage() {
  const { roles } = useViewer();
  if (pagesOf(roles).includes('overview')) return <OverviewCards />;
  return (
    <>
      <PageHead title={m.overview_title()} />
      <Empty why={m.overview_not_for_role()} />
    </>
  );
}

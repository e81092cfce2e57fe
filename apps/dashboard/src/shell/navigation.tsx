import { Link } from '@tanstack/react-router';
import { NavigationCountsDocument } from '../graphql/generated/graphql.js';
import { useGraph } from '../graphql/use-graph.js';
import { formats } from '../language/formats.js';
import { m } from '../paraglide/messages.js';
import { pagesOf, type PageName } from '../session/pages.rules.js';
import { useViewer } from '../session/viewer.js';
import { Icon } from '../ui/icon.js';
import styles from './navigation.module.css';
import { pageEntries } from './pages.js';

function useCounts(pages: PageName[]): Partial<Record<PageName, number>> {
  const mine = pages.includes('tasks');
  const queue = pages.includes('reviews');
  const { data } = useGraph(NavigationCountsDocument, { mine, queue }, { pause: !mine && !queue });
  return { tasks: data?.mine?.totalCount, reviews: data?.queue?.totalCount };
}

/** The pages of the viewer: at the side on wide screens, at the bottom on the phone. */
export function Navigation() {
  const pages = pagesOf(useViewer().roles);
  const counts = useCounts(pages);
  return (
    <nav className={styles.navigation} aria-label={m.navigation_label()}>
      {pages.map((page) => {
        const { to, label, shortLabel, icon } = pageEntries[page];
        const count = counts[page];
        return (
          <Link
            key={page}
            className={styles.entry}
            to={to}
            activeOptions={{ exact: to === '/', includeSearch: false }}
          >
            <Icon name={icon} />
            <span className={styles.label}>{label()}</span>
            <span className={styles.shortLabel}>{shortLabel()}</span>
            {count ? <em className={styles.count}>{formats.number(count)}</em> : null}
          </Link>
        );
      })}
    </nav>
  );
}

import { Link } from '@tanstack/react-router';
import {
  WeakestProvisionsDocument,
  WeakestUnitsDocument,
  type WeakestProvisionsQuery,
  type WeakestUnitsQuery,
} from '../graphql/generated/graphql.js';
import { useGraph } from '../graphql/use-graph.js';
import { formats } from '../language/formats.js';
import { m } from '../paraglide/messages.js';
import { Card } from '../ui/card.js';
import { ScoreMeter } from '../ui/meter.js';
import { Empty, ReadStates } from '../ui/states.js';
import { Tag } from '../ui/tag.js';
import styles from './overview-page.module.css';
import { useRevision } from './use-revision.js';

function Overdue({ count }: { count: number }) {
  if (count === 0) return <span className={styles.secondary}>{formats.number(0)}</span>;
  return <Tag tone="bad">{formats.number(count)}</Tag>;
}

function UnitsTable({ standings }: { standings: WeakestUnitsQuery['standings'] }) {
  if (standings.length === 0) return <Empty why={m.weakest_none()} />;
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{m.column_unit()}</th>
          <th scope="col">{m.column_score()}</th>
          <th scope="col" className={styles.end}>
            {m.column_overdue()}
          </th>
        </tr>
      </thead>
      <tbody>
        {standings.map(({ unit, summary }) => (
          <tr key={summary.id}>
            <td>
              {unit && (
                <Link to="/matrix" search={{ unit: unit.code }}>
                  {unit.name}
                </Link>
              )}
            </td>
            <td className={styles.meter}>
              <ScoreMeter score={summary.score} />
            </td>
            <td className={styles.end}>
              <Overdue count={summary.overdue} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function ProvisionsTable({ standings }: { standings: WeakestProvisionsQuery['standings'] }) {
  if (standings.length === 0) return <Empty why={m.weakest_none()} />;
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{m.column_provision()}</th>
          <th scope="col">{m.column_score()}</th>
          <th scope="col" className={styles.end}>
            {m.column_overdue()}
          </th>
        </tr>
      </thead>
      <tbody>
        {standings.map(({ provision, summary }) => (
          <tr key={summary.id}>
            <td>
              {provision && (
                <Link to="/matrix" search={{ provision: provision.eId }}>
                  <span className={styles.provision}>{provision.label}</span>
                  <span className={styles.about} title={provision.heading ?? provision.text ?? undefined}>
                    {provision.heading ?? provision.text}
                  </span>
                </Link>
              )}
            </td>
            <td className={styles.meter}>
              <ScoreMeter score={summary.score} />
            </td>
            <td className={styles.end}>
              <Overdue count={summary.overdue} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The units with the lowest scores. */
export function WeakestUnitsCard({ revision }: { revision: number }) {
  const read = useGraph(WeakestUnitsDocument, {});
  useRevision(revision, read.reread);
  return (
    <Card
      className={styles.narrow}
      title={m.weakest_units_title()}
      shortcut="3"
      aside={<Link to="/matrix">{m.action_all()}</Link>}
    >
      <ReadStates read={read} lines={5}>
        {(data) => <UnitsTable standings={data.standings} />}
      </ReadStates>
    </Card>
  );
}

/** The provisions with the lowest scores. */
export function WeakestProvisionsCard({ revision }: { revision: number }) {
  const read = useGraph(WeakestProvisionsDocument, {});
  useRevision(revision, read.reread);
  return (
    <Card
      className={styles.wide}
      title={m.weakest_provisions_title()}
      shortcut="4"
      aside={<Link to="/matrix">{m.page_matrix_short()}</Link>}
    >
      <ReadStates read={read} lines={5}>
        {(data) => <ProvisionsTable standings={data.standings} />}
      </ReadStates>
    </Card>
  );
}

import { useState } from 'react';
import { useLiveStatus } from '../graphql/use-graph.js';
import { formats } from '../language/formats.js';
import { m } from '../paraglide/messages.js';
import styles from './live-dot.module.css';

/** Whether what is on the screen follows the world: live, connecting, or lost since a time. */
export function LiveDot() {
  const { state } = useLiveStatus();
  const [lostAt, setLostAt] = useState<Date | null>(null);
  if (state === 'lost' && !lostAt) setLostAt(new Date());
  if (state !== 'lost' && lostAt) setLostAt(null);
  if (state === 'idle') return null;
  return (
    <span className={styles.live} data-state={state} role="status" data-testid="live-dot">
      <i aria-hidden="true" />
      {state === 'live' && m.live_on()}
      {state === 'connecting' && m.live_connecting()}
      {state === 'lost' && m.state_as_of({ time: formats.time(lostAt ?? new Date()) })}
    </span>
  );
}

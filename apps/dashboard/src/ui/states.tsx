import { useEffect, useState, type ReactNode } from 'react';
import { formats } from '../language/formats.js';
import { m } from '../paraglide/messages.js';
import type { GraphRead } from '../graphql/use-graph.js';
import type { Problem } from '../graphql/problem.js';
import { Button } from './button.js';
import { Icon } from './icon.js';
import styles from './states.module.css';

const skeletonDelay = 300;

/** Grey lines in the place of what is still being read; the first 300 ms show nothing, so quick answers do not flicker. */
export function Skeleton({ lines = 4 }: { lines?: number }) {
  const [due, setDue] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setDue(true), skeletonDelay);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className={styles.skeleton} role="status" aria-label={m.state_loading()} data-due={due || undefined}>
      {Array.from({ length: lines }, (_, index) => (
        <i key={index} />
      ))}
    </div>
  );
}

interface EmptyProps {
  /** Why there is nothing. */
  why: string;
  /** The one thing to do about it. */
  action?: ReactNode;
}

/** Nothing to show: why, and one action. */
export function Empty({ why, action }: EmptyProps) {
  return (
    <div className={styles.empty}>
      <Icon name="empty" />
      <p>{why}</p>
      {action}
    </div>
  );
}

function words(problem: Problem): string {
  if (problem.kind === 'OFFLINE') return m.problem_offline();
  if (problem.kind === 'AWAY') return m.problem_away();
  if (problem.kind === 'LIMIT') return m.problem_limit();
  return m.problem_server();
}

function RequestId({ id }: { id: string }) {
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(id);
    setCopied(true);
  };
  return (
    <p className={styles.requestId}>
      {m.problem_request_id()} <code dir="ltr">{id}</code>
      <Button look="quiet" aria-label={m.problem_copy_request_id()} onPress={() => void copy()}>
        <Icon name="copy" />
        {copied && <span role="status">{m.problem_copied()}</span>}
      </Button>
    </p>
  );
}

/** Something could not be read or written: words, another try, and an id to ask for help with. */
export function ProblemNote({ problem, onRetry }: { problem: Problem; onRetry?: () => void }) {
  return (
    <div className={styles.problem} role="alert">
      <Icon name="warning" />
      <div>
        <p>{words(problem)}</p>
        {problem.requestId && <RequestId id={problem.requestId} />}
      </div>
      {onRetry && <Button onPress={onRetry}>{m.action_retry()}</Button>}
    </div>
  );
}

/** Says that what is shown is not the newest, and since when. */
export function StaleNote({ readAt }: { readAt: Date }) {
  return (
    <span className={styles.stale} role="status">
      {m.state_as_of({ time: formats.time(readAt) })}
    </span>
  );
}

interface ReadStatesProps<Data> {
  read: GraphRead<Data>;
  lines?: number;
  children: (data: Data) => ReactNode;
}

/** A tile's four states: being read, failed, stale with its data kept, and good. */
export function ReadStates<Data>({ read, lines, children }: ReadStatesProps<Data>) {
  if (!read.data) {
    if (read.problem) return <ProblemNote problem={read.problem} onRetry={read.reread} />;
    return <Skeleton lines={lines} />;
  }
  return (
    <>
      {read.problem && read.readAt && <StaleNote readAt={read.readAt} />}
      {read.problem && !read.readAt && <ProblemNote problem={read.problem} onRetry={read.reread} />}
      {children(read.data)}
    </>
  );
}

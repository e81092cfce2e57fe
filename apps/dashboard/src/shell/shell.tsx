import { Outlet, useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { ViewerDocument } from '../graphql/generated/graphql.js';
import { useGraph } from '../graphql/use-graph.js';
import { m } from '../paraglide/messages.js';
import { keepSession } from '../session/keep-session.js';
import { pagesOf } from '../session/pages.rules.js';
import { useViewer, ViewerProvider } from '../session/viewer.js';
import { ProblemNote, Skeleton } from '../ui/states.js';
import { useNarrow } from '../ui/use-narrow.js';
import { Navigation } from './navigation.js';
import styles from './shell.module.css';
import { TopBar } from './top-bar.js';
import { useShellKeys } from './use-shell-keys.js';

const CommandPalette = lazy(() => import('./command-palette.js'));
const KeyboardHelp = lazy(() => import('./keyboard-help.js'));

type Overlay = 'palette' | 'help' | null;

/** Whether this page was opened, and not loaded again or come back to. */
function isFreshVisit(): boolean {
  const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  return navigation?.type === 'navigate';
}

/** On the phone, those who have tasks begin with them; the overview is one touch away. */
function usePhoneHome(): void {
  const { roles } = useViewer();
  const navigate = useNavigate();
  const isNarrow = useNarrow();
  const decided = useRef(false);
  useEffect(() => {
    if (decided.current) return;
    decided.current = true;
    const atHome = window.location.pathname === '/' && isFreshVisit();
    if (atHome && isNarrow && pagesOf(roles).includes('tasks'))
      void navigate({ to: '/tasks', replace: true });
  }, [roles, isNarrow, navigate]);
}

function Frame() {
  const navigate = useNavigate();
  usePhoneHome();
  useEffect(() => keepSession(() => void navigate({ to: '/sign-in' })), [navigate]);
  const [overlay, setOverlay] = useState<Overlay>(null);
  const close = () => setOverlay(null);
  useShellKeys({ onPalette: () => setOverlay('palette'), onHelp: () => setOverlay('help') });
  return (
    <div className={styles.frame}>
      <a className={styles.skip} href="#main">
        {m.skip_to_content()}
      </a>
      <TopBar onSearch={() => setOverlay('palette')} onHelp={() => setOverlay('help')} />
      <Navigation />
      <main id="main" className={styles.main} tabIndex={-1}>
        <div className={styles.page}>
          <Outlet />
        </div>
      </main>
      <Suspense>
        {overlay === 'palette' && <CommandPalette onClose={close} />}
        {overlay === 'help' && <KeyboardHelp onClose={close} />}
      </Suspense>
    </div>
  );
}

/** The frame around every page; asks who is signed in first. */
export function Shell() {
  const read = useGraph(ViewerDocument, {});
  const navigate = useNavigate();
  const signedOut = read.data !== undefined && read.data.me == null;
  useEffect(() => {
    if (signedOut) void navigate({ to: '/sign-in', replace: true });
  }, [signedOut, navigate]);
  if (!read.data?.me) {
    return (
      <main className={styles.waiting}>
        {read.problem ? <ProblemNote problem={read.problem} onRetry={read.reread} /> : <Skeleton lines={6} />}
      </main>
    );
  }
  return (
    <ViewerProvider value={read.data.me}>
      <Frame />
    </ViewerProvider>
  );
}

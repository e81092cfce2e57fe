import { Outlet, useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useState } from 'react';
import { ViewerDocument } from '../graphql/generated/graphql.js';
import { useGraph } from '../graphql/use-graph.js';
import { m } from '../paraglide/messages.js';
import { keepSession } from '../session/keep-session.js';
import { ViewerProvider } from '../session/viewer.js';
import { ProblemNote, Skeleton } from '../ui/states.js';
import { Navigation } from './navigation.js';
import styles from './shell.module.css';
import { TopBar } from './top-bar.js';
import { useShellKeys } from './use-shell-keys.js';

const CommandPalette = lazy(() => import('./command-palette.js'));
const KeyboardHelp = lazy(() => import('./keyboard-help.js'));

type Overlay = 'palette' | 'help' | null;

function Frame() {
  const navigate = useNavigate();
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

const every = 10 * 60_000;

/** How the gateway says that a session stands. */
interface SessionState {
  signedIn: boolean;
}

async function isSignedIn(): Promise<boolean> {
  const response = await fetch('/auth/session', { headers: { accept: 'application/json' } });
  if (!response.ok) return true;
  return ((await response.json()) as SessionState).signedIn;
}

/**
 * Asks for the session now and then while the window is seen: the gateway prolongs it then, and a session that has
 * ended elsewhere is noticed before something is typed in vain.
 * @returns stops it
 */
export function keepSession(onSignedOut: () => void): () => void {
  const timer = setInterval(() => {
    if (document.hidden) return;
    // Without a network nobody knows; the next request will tell.
    isSignedIn().then(
      (signedIn) => signedIn || onSignedOut(),
      () => {},
    );
  }, every);
  return () => clearInterval(timer);
}

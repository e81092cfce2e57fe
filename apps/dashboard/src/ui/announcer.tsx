import { createContext, useContext, useMemo, useState, type ReactNode } from 'react';
import { VisuallyHidden } from 'react-aria-components/VisuallyHidden';

const AnnounceContext = createContext<(text: string) => void>(() => {});

/** Says something politely to a screen reader. */
export function useAnnounce(): (text: string) => void {
  return useContext(AnnounceContext);
}

/** Holds the one polite live region of the window. */
export function Announcer({ children }: { children: ReactNode }) {
  const [said, setSaid] = useState({ text: '', count: 0 });
  const announce = useMemo(
    () => (text: string) => setSaid((previous) => ({ text, count: previous.count + 1 })),
    [],
  );
  return (
    <AnnounceContext.Provider value={announce}>
      {children}
      <VisuallyHidden>
        <div aria-live="polite" data-testid="announcer">
          <p key={said.count}>{said.text}</p>
        </div>
      </VisuallyHidden>
    </AnnounceContext.Provider>
  );
}

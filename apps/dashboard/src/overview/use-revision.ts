import { useEffect, useRef } from 'react';

/** Reads again when the revision grows, not at first. */
export function useRevision(revision: number, reread: () => void): void {
  const seen = useRef(revision);
  useEffect(() => {
    if (seen.current === revision) return;
    seen.current = revision;
    reread();
  }, [revision, reread]);
}

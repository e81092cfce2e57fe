import { useEffect, useRef } from 'react';

interface ShellKeys {
  onPalette: () => void;
  onHelp: () => void;
}

/** Whether a key pressed there is text being typed. */
export function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.closest('input, textarea, select, [contenteditable], [role="spinbutton"]') !== null
  );
}

/** Calls back on keys pressed anywhere in the window; the newest callback is used. */
export function useWindowKeys(onKey: (event: KeyboardEvent) => void): void {
  const latest = useRef(onKey);
  useEffect(() => {
    latest.current = onKey;
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => latest.current(event);
    window.addEventListener('keydown', listener);
    return () => window.removeEventListener('keydown', listener);
  }, []);
}

/** `Ctrl+K` (or `⌘K`) opens the palette, `?` the help. */
export function useShellKeys({ onPalette, onHelp }: ShellKeys): void {
  useWindowKeys((event) => {
    // By place, so that it works on a Persian keyboard too.
    if ((event.ctrlKey || event.metaKey) && event.code === 'KeyK') {
      event.preventDefault();
      onPalette();
    } else if ((event.key === '?' || event.key === '؟') && !isTyping(event.target)) {
      onHelp();
    }
  });
}

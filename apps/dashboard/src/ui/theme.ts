const storageKey = 'rasad.theme';

/** The themes to choose from; `system` follows the device. */
export type Theme = 'light' | 'dark' | 'system';

const prefersDark = () => window.matchMedia('(prefers-color-scheme: dark)').matches;

/** The chosen theme. */
export function chosenTheme(): Theme {
  const stored = localStorage.getItem(storageKey);
  return stored === 'light' || stored === 'dark' ? stored : 'system';
}

/** Chooses a theme, now and for later visits; `public/early.js` reads the same key before the first paint. */
export function chooseTheme(theme: Theme): void {
  if (theme === 'system') localStorage.removeItem(storageKey);
  else localStorage.setItem(storageKey, theme);
  const dark = theme === 'dark' || (theme === 'system' && prefersDark());
  document.documentElement.dataset.theme = dark ? 'dark' : 'light';
  window.dispatchEvent(new Event(themeChanged));
}

/** Fired on the window when the colours change, for what is drawn and not styled. */
export const themeChanged = 'rasad:theme';

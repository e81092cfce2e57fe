const storageKey = 'rasad.reloaded-at';
const notAgainWithin = 60_000;

/**
 * Loads the page anew when its files or documents are no longer those that the gateway serves. Drafts are kept by the
 * browser. A second time within a minute it stays as it is: then reloading is not the cure.
 */
export function loadOtherBuild(): void {
  const last = Number(sessionStorage.getItem(storageKey) ?? 0);
  if (Date.now() - last < notAgainWithin) return;
  sessionStorage.setItem(storageKey, String(Date.now()));
  window.location.reload();
}

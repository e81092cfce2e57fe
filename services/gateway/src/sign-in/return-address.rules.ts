/** Where to go after signing in: a path of this site, or `/` for anything that could lead elsewhere. */
export function safeReturnPath(asked: unknown): string {
  if (typeof asked !== 'string' || !asked.startsWith('/') || asked.length > 2000) return '/';
  try {
    const base = 'http://gateway.invalid';
    const url = new URL(asked, base);
    // Backslashes and second slashes make browsers leave the site; the parser shows where they would go.
    const stays = url.origin === base && !/[\\\p{Cc}]/u.test(asked) && !asked.startsWith('//');
    return stays ? `${url.pathname}${url.search}${url.hash}` : '/';
  } catch {
    return '/';
  }
}

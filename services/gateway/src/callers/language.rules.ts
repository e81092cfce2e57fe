const spoken = new Map<string, 'FA' | 'EN'>([
  ['fa', 'FA'],
  ['en', 'EN'],
]);

/** The language that a caller prefers among the two that the platform speaks; Persian where they say nothing. */
export function preferredLang(acceptLanguage: string | undefined): 'FA' | 'EN' {
  const wishes = (acceptLanguage ?? '').split(',').map(readWish);
  const best = wishes
    .filter((wish) => wish.lang !== null && wish.weight > 0)
    .sort((a, b) => b.weight - a.weight)[0];
  return best?.lang ?? 'FA';
}

function readWish(range: string): { lang: 'FA' | 'EN' | null; weight: number } {
  const [tag = '', ...parameters] = range.split(';').map((part) => part.trim().toLowerCase());
  const weight = Number(parameters.find((parameter) => parameter.startsWith('q='))?.slice(2) ?? 1);
  return { lang: spoken.get(tag.split('-')[0] ?? '') ?? null, weight: Number.isFinite(weight) ? weight : 0 };
}

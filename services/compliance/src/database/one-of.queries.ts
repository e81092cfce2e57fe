/** The condition that a column has one of the chosen values; for one alone an index gives the list's order too. */
export function oneOf(
  column: string,
  type: 'uuid' | 'text',
  chosen: readonly string[],
  bind: (value: unknown) => string,
): string {
  const [only, ...others] = chosen;
  if (only !== undefined && others.length === 0) return `${column} = ${bind(only)}::${type}`;
  return `${column} = any(${bind(chosen)}::${type}[])`;
}

/** The SQL condition that a row with `valid_from` and `valid_to` holds on a day. @param day SQL of a date. */
export function existsAt(table: string, day: string): string {
  return `(${table}.valid_from is null or ${table}.valid_from <= ${day})
    and (${table}.valid_to is null or ${day} < ${table}.valid_to)`;
}

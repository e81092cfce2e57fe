import type { ValueTransformer } from 'typeorm';

/** Reads a `timestamptz` column as a UTC instant in ISO 8601. */
export const instantAsText: ValueTransformer = {
  to: (text: string | null) => text,
  from: (instant: Date | null) => instant?.toISOString() ?? null,
};

/** The same in SQL. @param column of type `timestamptz`. */
export function instantSql(column: string): string {
  return `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}

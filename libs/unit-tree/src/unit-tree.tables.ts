/** Tables of a service's own copy of the unit tree, for its first migration; names resolve through search_path. */
export const unitTreeTables: readonly string[] = [
  `create table unit (
    id uuid constraint unit_pk primary key,
    code text not null,
    kind text not null,
    name jsonb not null,
    parent_id uuid,
    position integer not null,
    tags text[] not null,
    valid_from date,
    valid_to date,
    sample boolean not null,
    version integer not null,
    path uuid[] not null,
    sort_path integer[] not null
  )`,
  `create index unit_parent_idx on unit (parent_id)`,
  `create index unit_path_idx on unit using gin (path)`,
  `create index unit_sort_idx on unit (sort_path)`,
];

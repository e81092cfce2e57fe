/** The expression that gives the stored cause of a row id; null where it is none. */
export function causeColumn(id: string): string {
  return `(select json_build_object('kind', c.kind, 'referenceId', c.reference_id, 'text', c.text)
    from assignment_cause c where c.id = ${id})`;
}

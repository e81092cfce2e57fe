/** What an import does to one row. */
export enum ImportAction {
  CREATE = 'CREATE',
  UPDATE = 'UPDATE',
  MOVE = 'MOVE',
  CLOSE = 'CLOSE',
  KEEP = 'KEEP',
}

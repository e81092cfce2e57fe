/** Node types whose ids the graph hands out. */
export type NodeType =
  | 'OrgUnit'
  | 'Person'
  | 'ServiceAccount'
  | 'ClientSecret'
  | 'OrganisationImportRun'
  | 'Grant'
  | 'Position'
  | 'Appointment'
  | 'Charter'
  | 'CharterClause'
  | 'Body'
  | 'BodySeat'
  | 'Instrument'
  | 'Expression'
  | 'Provision'
  | 'Obligation'
  | 'Assignment'
  | 'DerivationRun'
  | 'Task'
  | 'Report'
  | 'Review'
  | 'Comment'
  | 'Evidence'
  | 'EvidenceUpload'
  | 'Activity'
  | 'Closure'
  | 'Notice';

const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** The opaque global id of a row: base64url of `Type:uuid`. */
export function toGlobalId(type: NodeType, id: string): string {
  return Buffer.from(`${type}:${id}`).toString('base64url');
}

/** The node type and row id behind a global id, or null where it is not one. */
export function parseGlobalId(globalId: string): { type: string; id: string } | null {
  const text = Buffer.from(globalId, 'base64url').toString('utf8');
  const colon = text.indexOf(':');
  const id = text.slice(colon + 1);
  if (colon < 1 || !uuidPattern.test(id)) return null;
  return { type: text.slice(0, colon), id };
}

/** The row id behind a global id of the expected type, or null: a wrong id and a missing row look the same. */
export function fromGlobalId(type: NodeType, globalId: string | null | undefined): string | null {
  if (!globalId) return null;
  const parsed = parseGlobalId(globalId);
  return parsed?.type === type ? parsed.id : null;
}

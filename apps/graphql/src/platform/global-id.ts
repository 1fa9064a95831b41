/** Global ids carry type, organization and row, so that any of them tells where it belongs. */
export interface GlobalId {
  readonly type: string;
  readonly organizationId: string;
  readonly id: string;
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export function encodeGlobalId({ type, organizationId, id }: GlobalId): string {
  return Buffer.from(`${type}:${organizationId}:${id}`).toString('base64url');
}

/** `null` for whatever is not an id that this server made. */
export function decodeGlobalId(text: string): GlobalId | null {
  if (text.length > 200 || !/^[A-Za-z0-9_-]+$/.test(text)) return null;
  const [type, organizationId, id, ...rest] = Buffer.from(text, 'base64url').toString('utf8').split(':');
  if (type === undefined || organizationId === undefined || id === undefined || rest.length > 0) return null;
  if (!/^[A-Z][A-Za-z]*$/.test(type) || !uuid.test(organizationId) || !uuid.test(id)) return null;
  // An organization is its own: otherwise one id in two parts would name two of them.
  if (type === 'Organization' && id !== organizationId) return null;
  return { type, organizationId, id };
}

/** What a node's global id holds beside its type. */
export function rowId(row: { readonly organizationId: string; readonly id: string }): string {
  return `${row.organizationId}:${row.id}`;
}

/** The unique key that a node's global id names. */
export function rowKey(id: string): { organizationId_id: { organizationId: string; id: string } } {
  const [organizationId = '', row = ''] = id.split(':');
  return { organizationId_id: { organizationId, id: row } };
}

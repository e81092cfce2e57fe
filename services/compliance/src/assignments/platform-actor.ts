import type { Actor } from '@rasad/event-contracts';

/** Who acts when assignments follow the tree, the law or the calendar by themselves. */
export const platform: Actor = { kind: 'SYSTEM', id: 'compliance', role: null, unitId: null };

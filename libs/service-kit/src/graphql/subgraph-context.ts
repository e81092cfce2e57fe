import type { Access } from '../access/access.js';
import type { Principal } from '../access/principal.js';

/** What every resolver of a subgraph finds in its context. */
export interface SubgraphContext<L = unknown> {
  principal: Principal;
  access: Access;
  /** Language for texts and messages. */
  lang: 'FA' | 'EN';
  /** Id that joins the log lines and events of one request across services. */
  correlationId: string;
  /** The service's own batch loaders, made per request. */
  loaders: L;
}

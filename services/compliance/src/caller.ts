import type { SubgraphContext } from '@rasad/service-kit';

/** Who asks for a use case and in which request. */
export type Caller = Pick<SubgraphContext, 'principal' | 'access' | 'correlationId'>;

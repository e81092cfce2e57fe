import { Inject, Injectable } from '@nestjs/common';
import { GATEWAY_ENV, type GatewayEnv } from '../env.js';

/** The services behind the graph. */
export const subgraphNames = ['directory', 'compliance', 'reporting'] as const;
export type SubgraphName = (typeof subgraphNames)[number];

/** Where the services behind the graph are. */
@Injectable()
export class Subgraphs {
  private readonly bases: Record<SubgraphName, string>;

  constructor(@Inject(GATEWAY_ENV) env: GatewayEnv) {
    this.bases = {
      directory: env.RASAD_SUBGRAPH_DIRECTORY_URL,
      compliance: env.RASAD_SUBGRAPH_COMPLIANCE_URL,
      reporting: env.RASAD_SUBGRAPH_REPORTING_URL,
    };
  }

  /** An address of a service, e.g. `url('directory', '/graphql')`. */
  url(name: SubgraphName, path: string): URL {
    return new URL(path, this.bases[name]);
  }
}

/** Whether a subgraph of the supergraph is one of the services. */
export function isSubgraphName(name: string): name is SubgraphName {
  return (subgraphNames as readonly string[]).includes(name);
}

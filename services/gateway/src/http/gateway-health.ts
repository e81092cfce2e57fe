import { Injectable } from '@nestjs/common';
import { NatsLink } from '@rasad/messaging';
import type { ReadinessCheck } from '@rasad/service-kit';
import { Subgraphs, subgraphNames, type SubgraphName } from '../graph/subgraphs.js';

const timeoutMs = 2_000;

interface SubgraphState {
  up: boolean;
  reason?: string;
}

/**
 * The gateway is ready while any of its services is: one that is away blanks its own fields, and taking the gateway out
 * of service too would blank the rest. Each service's state is in the details.
 */
@Injectable()
export class GatewayHealth {
  constructor(
    private readonly subgraphs: Subgraphs,
    private readonly link: NatsLink,
  ) {}

  checks(): ReadinessCheck[] {
    return [
      { name: 'subgraphs', check: () => this.checkSubgraphs() },
      // Without the bus a revoked grant is noticed by age instead of at once.
      { name: 'nats', check: () => Promise.resolve({ up: true, ...this.link.status() }) },
    ];
  }

  private async checkSubgraphs(): Promise<{ up: boolean } & Record<string, unknown>> {
    const states = await Promise.all(
      subgraphNames.map(async (name) => [name, await this.stateOf(name)] as const),
    );
    return { up: states.some(([, { up }]) => up), ...Object.fromEntries(states) };
  }

  private async stateOf(name: SubgraphName): Promise<SubgraphState> {
    try {
      const signal = AbortSignal.timeout(timeoutMs);
      const response = await fetch(this.subgraphs.url(name, '/health/ready'), { signal });
      await response.body?.cancel();
      return response.ok ? { up: true } : { up: false, reason: `not ready (${response.status})` };
    } catch {
      return { up: false, reason: 'does not answer' };
    }
  }
}

import { BadGatewayException, Injectable, Logger, ServiceUnavailableException } from '@nestjs/common';
import { NatsLink } from '@rasad/messaging';
import { z } from 'zod';
import type { SubgraphName } from '../graph/subgraphs.js';

const timeoutMs = 30_000;
const answer = z.union([z.object({ result: z.unknown() }), z.object({ error: z.string() })]);

/** Asks services to administer themselves: `admin.<service>.<verb>`, request and reply over NATS. */
@Injectable()
export class ServiceAdministration {
  private readonly logger = new Logger(ServiceAdministration.name);

  constructor(private readonly link: NatsLink) {}

  /** @returns what the service answers. @throws ServiceUnavailableException when it does not, BadGatewayException when it refuses */
  async ask(service: SubgraphName, verb: string, input: Record<string, unknown>): Promise<unknown> {
    const reply = await this.request(service, verb, input);
    if ('error' in reply) throw new BadGatewayException(reply.error);
    return reply.result;
  }

  private async request(service: SubgraphName, verb: string, input: Record<string, unknown>) {
    try {
      const subject = `admin.${service}.${verb}`;
      const message = await this.link.connection.request(subject, JSON.stringify(input), {
        timeout: timeoutMs,
      });
      return answer.parse(message.json());
    } catch (error) {
      this.logger.warn({ msg: 'administration not answered', service, verb, err: error });
      throw new ServiceUnavailableException(`The ${service} service does not answer "${verb}".`);
    }
  }
}

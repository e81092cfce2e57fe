import { Injectable } from '@nestjs/common';
import { Counter, Gauge, register } from 'prom-client';
import { DataSource } from 'typeorm';
import { countWaitingMail } from './mail.queries.js';

const ended = 'rasad_mails_total';
const waiting = 'rasad_mails_waiting';

/** Metrics of mail, in prom-client's default registry. */
@Injectable()
export class MailMetrics {
  /** Mails by how sending ended: SENT, WAITING (tried again), FAILED, DROPPED, UNCERTAIN. */
  readonly ended = endedCounter();

  constructor(dataSource: DataSource) {
    register.removeSingleMetric(waiting);
    new Gauge({
      name: waiting,
      help: 'Mails put aside and not sent yet.',
      async collect() {
        const count = await countWaitingMail(dataSource).catch(() => null);
        if (count !== null) this.set(count);
      },
    });
  }
}

function endedCounter(): Counter<'state'> {
  const known = register.getSingleMetric(ended);
  if (known instanceof Counter) return known;
  return new Counter({ name: ended, help: 'Mails by how sending ended.', labelNames: ['state'] });
}

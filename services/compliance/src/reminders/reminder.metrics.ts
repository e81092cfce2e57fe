import { Injectable } from '@nestjs/common';
import { Counter, register } from 'prom-client';

const name = 'rasad_notices_raised_total';

/** Metrics of reminding, in prom-client's default registry. */
@Injectable()
export class ReminderMetrics {
  /** Notices, including those whose transaction was rolled back. */
  readonly raised = raisedCounter();
}

function raisedCounter(): Counter<'kind'> {
  const known = register.getSingleMetric(name);
  if (known instanceof Counter) return known;
  return new Counter({ name, help: 'Notices raised, including rolled back ones.', labelNames: ['kind'] });
}

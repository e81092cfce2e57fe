import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { JobQueue } from '../jobs/job-queue.js';
import { EvidenceScan } from './evidence-scan.service.js';
import { EvidenceSweep } from './evidence-sweep.service.js';

/** Work on files apart from requests: scanning them, and removing what is over. */
@Injectable()
export class EvidenceJobs implements OnApplicationBootstrap {
  private readonly logger = new Logger('jobs');

  constructor(
    private readonly jobs: JobQueue,
    private readonly scan: EvidenceScan,
    private readonly sweep: EvidenceSweep,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.jobs.work('sweep-evidence', async () => {
      const removed = await this.sweep.sweep(new Date());
      this.logger.log({ msg: 'evidence swept', ...removed });
    });
    if (this.scan.isOn) await this.jobs.work('scan-evidence', ({ signal }) => this.scan.scanAll(signal));
  }
}

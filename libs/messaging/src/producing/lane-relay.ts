import { Logger } from '@nestjs/common';
import type { MessagingTimings } from '../messaging.options.js';
import { WakeableLoop } from '../wakeable-loop.js';
import type { Publisher } from './publisher.js';
import type { Sequencer } from './sequencer.js';

/**
 * Sequences and publishes one lane. Two loops: when JetStream fails, positions are still given, so that readers get
 * the events from the source's log.
 */
export class LaneRelay {
  private readonly logger = new Logger(LaneRelay.name);
  private readonly sequencing: WakeableLoop;
  private readonly publishing: WakeableLoop;

  constructor(lane: number, sequencer: Sequencer, publisher: Publisher, timings: MessagingTimings) {
    const report = (what: string) => (error: unknown, attempt: number) =>
      this.logger.warn({ msg: `${what} failed`, lane, attempt, err: error });
    this.publishing = new WakeableLoop({
      ...timings,
      work: (signal) => publisher.publish(lane, signal),
      onError: report('publishing'),
    });
    this.sequencing = new WakeableLoop({
      ...timings,
      work: async () => {
        const moved = await sequencer.sequence(lane);
        if (moved > 0) this.publishing.wake();
      },
      onError: report('sequencing'),
    });
  }

  wakeSequencing(): void {
    this.sequencing.wake();
  }

  wakePublishing(): void {
    this.publishing.wake();
  }

  /** NATS is back: publishes without waiting for the end of a pause. */
  connected(): void {
    this.publishing.retryNow();
  }

  async stop(): Promise<void> {
    await Promise.all([this.sequencing.stop(), this.publishing.stop()]);
  }
}

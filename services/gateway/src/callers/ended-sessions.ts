import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { ChangeNotices } from '@rasad/messaging';
import { z } from 'zod';
import { LiveOperations } from '../live/live-operations.js';

const topic = 'session-ended';
const notice = z.object({ sessionId: z.uuid(), expiresAt: z.iso.datetime() });

/** Sessions that were signed out before their end; every replica of the gateway hears of each. */
@Injectable()
export class EndedSessions implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly expiryById = new Map<string, number>();
  private readonly heard: AsyncIterableIterator<unknown>;

  constructor(
    private readonly notices: ChangeNotices,
    private readonly live: LiveOperations,
  ) {
    this.heard = notices.subscribe(topic);
  }

  onApplicationBootstrap(): void {
    void this.listen();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.heard.return?.();
  }

  add(sessionId: string, expiresAt: Date): void {
    this.remember(sessionId, expiresAt);
    this.notices.publish(topic, { sessionId, expiresAt: expiresAt.toISOString() });
  }

  has(sessionId: string): boolean {
    return this.expiryById.has(sessionId);
  }

  private async listen(): Promise<void> {
    for await (const message of this.heard) {
      const parsed = notice.safeParse(message);
      if (parsed.success) this.remember(parsed.data.sessionId, new Date(parsed.data.expiresAt));
    }
  }

  private remember(sessionId: string, expiresAt: Date): void {
    const now = Date.now();
    for (const [id, expiry] of this.expiryById) if (expiry < now) this.expiryById.delete(id);
    this.expiryById.set(sessionId, expiresAt.getTime());
    this.live.endSession(sessionId);
  }
}

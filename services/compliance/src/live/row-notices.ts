import type { ChangeNotices } from '@rasad/messaging';
import { z } from 'zod';

const notice = z.object({ rowIds: z.array(z.uuid()) });

/** Rows in one notice, far below what the bus takes. */
const batchSize = 1_000;

/** Tells every replica which rows of a kind changed, so that those with subscribers read them again. */
export abstract class RowNotices {
  /** @param topic what the rows are, in the notice's subject. */
  constructor(
    private readonly notices: ChangeNotices,
    private readonly topic: string,
  ) {}

  /** To be called after the commit. */
  changed(rowIds: readonly string[]): void {
    for (let at = 0; at < rowIds.length; at += batchSize) {
      this.notices.publish(this.topic, { rowIds: rowIds.slice(at, at + batchSize) });
    }
  }

  /** Row ids as rows change, until the iteration is ended. */
  changes(): AsyncIterator<string[]> {
    const messages = this.notices.subscribe(this.topic);
    return {
      next: async () => {
        const message = await messages.next();
        return message.done ? { value: undefined, done: true } : { value: idsIn(message.value), done: false };
      },
      return: async () => {
        await messages.return?.();
        return { value: undefined, done: true };
      },
    };
  }
}

function idsIn(message: unknown): string[] {
  return notice.safeParse(message).data?.rowIds ?? [];
}

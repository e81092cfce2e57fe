import type { ChangeNotices } from '@rasad/messaging';
import { z } from 'zod';

const notice = z.object({ rowIds: z.array(z.uuid()) });

/** Tells every replica which rows of a kind changed, so that those with subscribers read them again. */
export abstract class RowNotices {
  /** @param topic what the rows are, in the notice's subject. */
  constructor(
    private readonly notices: ChangeNotices,
    private readonly topic: string,
  ) {}

  /** To be called after the commit. */
  changed(rowIds: readonly string[]): void {
    if (rowIds.length > 0) this.notices.publish(this.topic, { rowIds });
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

import { Injectable } from '@nestjs/common';
import { ChangeNotices } from '@rasad/messaging';
import { z } from 'zod';

const topic = 'task';
const notice = z.object({ taskIds: z.array(z.uuid()) });

/** Tells every replica which tasks changed, so that those with subscribers read them again. */
@Injectable()
export class TaskNotices {
  constructor(private readonly notices: ChangeNotices) {}

  /** To be called after the commit. */
  changed(taskIds: readonly string[]): void {
    if (taskIds.length > 0) this.notices.publish(topic, { taskIds });
  }

  /** Row ids of tasks as they change, until the iteration is ended. */
  changes(): AsyncIterator<string[]> {
    const messages = this.notices.subscribe(topic);
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
  return notice.safeParse(message).data?.taskIds ?? [];
}

/**
 * Hands out one by one what is read when tasks change. Not an async generator: its `return` would wait for the next notice,
 * and a subscriber that left would stay subscribed until then.
 */
export class TaskChangeIterator<T> implements AsyncIterableIterator<T> {
  private pending: T[] = [];

  constructor(
    private readonly notices: AsyncIterator<string[]>,
    private readonly read: (taskIds: string[]) => Promise<T[]>,
  ) {}

  async next(): Promise<IteratorResult<T>> {
    for (;;) {
      const value = this.pending.shift();
      if (value) return { value, done: false };
      const notice = await this.notices.next();
      if (notice.done) return { value: undefined, done: true };
      this.pending = await this.read(notice.value);
    }
  }

  async return(): Promise<IteratorResult<T>> {
    this.pending = [];
    await this.notices.return?.();
    return { value: undefined, done: true };
  }

  [Symbol.asyncIterator](): this {
    return this;
  }
}

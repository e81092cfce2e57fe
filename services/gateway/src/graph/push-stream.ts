/** Values pushed by one side, taken one after the other by the other side, with a bound on how far it may lag. */
export class PushStream<T> implements AsyncIterableIterator<T> {
  private readonly queued: T[] = [];
  private waiting: ((step: IteratorResult<T>) => void) | undefined;
  private ended = false;

  /** @param onReturn called once, when the reader stops early. */
  constructor(
    private readonly capacity: number,
    private readonly onReturn: () => void,
  ) {}

  /** @returns false where the reader lags too far behind: the value is not taken. */
  push(value: T): boolean {
    if (this.ended) return true;
    if (this.waiting) {
      this.settle({ value, done: false });
      return true;
    }
    if (this.queued.length >= this.capacity) return false;
    this.queued.push(value);
    return true;
  }

  /** No more values after this one; what is queued is still read. */
  end(last?: T): void {
    if (this.ended) return;
    if (last !== undefined && !this.push(last)) this.queued.push(last);
    this.ended = true;
    this.settle({ value: undefined, done: true });
  }

  next(): Promise<IteratorResult<T>> {
    const value = this.queued.shift();
    if (value !== undefined) return Promise.resolve({ value, done: false });
    if (this.ended) return Promise.resolve({ value: undefined, done: true });
    return new Promise((resolve) => (this.waiting = resolve));
  }

  return(): Promise<IteratorResult<T>> {
    const wasRunning = !this.ended;
    this.queued.length = 0;
    this.end();
    if (wasRunning) this.onReturn();
    return Promise.resolve({ value: undefined, done: true });
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  private settle(step: IteratorResult<T>): void {
    const waiting = this.waiting;
    this.waiting = undefined;
    waiting?.(step);
  }
}

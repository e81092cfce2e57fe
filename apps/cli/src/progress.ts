import { SingleBar } from 'cli-progress';

const ENDING_SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/** Where progress is told. */
export type ProgressStream = NodeJS.WritableStream & { isTTY?: boolean };

/** Tells how far long work is: a bar on a terminal, a line per quarter elsewhere; always on stderr. */
export class Progress {
  readonly #stream: ProgressStream;
  #bar: SingleBar | undefined;
  #total = 0;
  #done = 0;

  constructor(stream: ProgressStream) {
    this.#stream = stream;
  }

  /** Says what begins now. */
  stage(text: string): void {
    this.#stream.write(`${text}\n`);
  }

  /** Begins counted work. */
  begin(total: number): void {
    this.#total = total;
    this.#done = 0;
    if (!this.#stream.isTTY || total === 0) return;
    this.#bar = new SingleBar({
      stream: this.#stream,
      format: '{bar} {value}/{total} · {duration_formatted}',
      hideCursor: true,
      clearOnComplete: true,
      // its own handler would swallow the signal and let the work go on
      gracefulExit: false,
    });
    this.#bar.start(total, 0);
    for (const signal of ENDING_SIGNALS) process.once(signal, this.#restoreAndEnd);
  }

  /** One more is done. */
  tick(): void {
    const before = this.#quarter();
    this.#done++;
    this.#bar?.increment();
    if (!this.#stream.isTTY && this.#quarter() > before)
      this.#stream.write(`  ${this.#done}/${this.#total}\n`);
  }

  /** So many of by now so many are done. */
  reach(done: number, total: number): void {
    const before = this.#quarter();
    this.#total = total;
    this.#done = done;
    this.#bar?.setTotal(total);
    this.#bar?.update(done);
    if (!this.#stream.isTTY && total > 0 && this.#quarter() > before)
      this.#stream.write(`  ${done}/${total}\n`);
  }

  /** Ends counted work, finished or not. */
  end(): void {
    this.#bar?.stop();
    this.#bar = undefined;
    for (const signal of ENDING_SIGNALS) process.off(signal, this.#restoreAndEnd);
  }

  /** Gives the terminal its cursor back before the signal ends the process. */
  readonly #restoreAndEnd = (signal: NodeJS.Signals): void => {
    this.end();
    process.kill(process.pid, signal);
  };

  #quarter(): number {
    return this.#total === 0 ? 0 : Math.floor((4 * this.#done) / this.#total);
  }
}

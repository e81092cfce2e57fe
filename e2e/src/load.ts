import fc from 'fast-check';
import type { GraphClient } from './graph-client.js';
import type { History } from './history.js';
import type { Platform } from './platform.js';
import { openTasks, unitId } from './task-work.js';

/** A reporter with a task of their own unit. */
export interface Duty {
  client: GraphClient;
  taskId: string;
}

/** The seed of a run: `RASAD_FAULT_SEED`, or a new one; always printed. */
export function runSeed(): number {
  const seed = Number(process.env['RASAD_FAULT_SEED'] ?? Math.floor(Math.random() * 2 ** 31));
  process.stdout.write(`fault seed ${seed} (RASAD_FAULT_SEED=${seed} replays it)\n`);
  return seed;
}

/** The open tasks of some units, each with the sample reporter who may report on it. */
export async function dutiesOf(platform: Platform, reporters: Record<string, string>): Promise<Duty[]> {
  const duties: Duty[] = [];
  for (const [username, unitCode] of Object.entries(reporters)) {
    const client = await platform.as(username);
    const tasks = await openTasks(client, await unitId(client, unitCode));
    duties.push(...tasks.map((task) => ({ client, taskId: task.id })));
  }
  return duties;
}

/** A sequence of duties drawn with repetition: a task that comes again gets a corrected report. */
export function drawDuties(duties: readonly Duty[], count: number, seed: number): Duty[] {
  return fc.sample(fc.constantFrom(...duties), { numRuns: count, seed });
}

/** Reports that are sent by several senders at once until they run out. */
export class Load {
  private sent = 0;
  private readonly done: Promise<void>;
  private readonly waiting: { count: number; reached: () => void }[] = [];

  private constructor(history: History, duties: readonly Duty[], senders: number) {
    const queue = [...duties];
    const send = async () => {
      for (let duty = queue.shift(); duty; duty = queue.shift()) {
        await history.submit(duty.client, duty.taskId);
        this.count();
      }
    };
    this.done = Promise.all(Array.from({ length: senders }, send)).then(() => undefined);
  }

  static start(history: History, duties: readonly Duty[], senders = 6): Load {
    return new Load(history, duties, senders);
  }

  /** Resolves when so many reports were sent, however they ended. */
  reached(count: number): Promise<void> {
    if (this.sent >= count) return Promise.resolve();
    return new Promise((reached) => this.waiting.push({ count, reached }));
  }

  /** Resolves when every report was sent. */
  finished(): Promise<void> {
    return this.done;
  }

  private count(): void {
    this.sent += 1;
    for (const wait of this.waiting) if (this.sent >= wait.count) wait.reached();
  }
}

import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { hasEnded } from './processes.ts';
import { nextRestart } from './restart.rules.ts';

/** What can be kept running. */
export interface Restartable {
  readonly pid: number;
  readonly port: number;
  readonly process: ChildProcess;
  stop(): Promise<void>;
}

/** What to tell when a kept process ends and comes back. */
export interface SupervisionEvents {
  started(name: string, running: Restartable): void;
  ended(name: string, how: string, next: { afterMs: number } | 'give-up'): void;
  failed(name: string, error: unknown): void;
}

/** Keeps a process running: starts it, and starts it again (bounded, with growing pauses) when it ends by itself. */
export class Supervised<T extends Restartable> {
  readonly name: string;
  private readonly launch: () => Promise<T>;
  private readonly events: SupervisionEvents;
  private readonly ends: number[] = [];
  private running: T | undefined;
  private starting: Promise<T> | undefined;
  private stopping = false;

  constructor(name: string, launch: () => Promise<T>, events: SupervisionEvents) {
    this.name = name;
    this.launch = launch;
    this.events = events;
  }

  /** The process as it runs now; undefined while it is down. */
  get current(): T | undefined {
    return this.running;
  }

  async start(): Promise<T> {
    this.starting = this.launch();
    const running = await this.starting;
    if (this.stopping) throw new Error(`${this.name} was stopped while it started`);
    this.running = running;
    this.events.started(this.name, running);
    void this.watch(running);
    return running;
  }

  /** From now on an end of the process is no reason to start it again. */
  expectEnd(): void {
    this.stopping = true;
  }

  /** Ends the process for good. */
  async stop(): Promise<void> {
    this.expectEnd();
    const last = await this.starting?.catch(() => undefined);
    this.running = undefined;
    await last?.stop();
  }

  private async watch(running: T): Promise<void> {
    if (!hasEnded(running.process)) await once(running.process, 'exit');
    if (this.stopping || this.running !== running) return;
    this.running = undefined;
    const { exitCode, signalCode } = running.process;
    await this.startAgain(signalCode ?? `exit code ${exitCode}`);
  }

  private async startAgain(how: string): Promise<void> {
    const now = Date.now();
    this.ends.push(now);
    const next = nextRestart(this.ends, now);
    this.events.ended(this.name, how, next);
    if (next === 'give-up') return;
    await delay(next.afterMs);
    if (this.stopping) return;
    try {
      await this.start();
    } catch (error) {
      this.events.failed(this.name, error);
      if (!this.stopping) await this.startAgain('it did not start');
    }
  }
}

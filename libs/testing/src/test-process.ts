import { spawn, type ChildProcess } from 'node:child_process';
import { signalProcess } from '@rasad/local';
import { eventually } from './eventually.js';

/** A program to run. */
export interface TestProcessOptions {
  command: string;
  args?: readonly string[];
  cwd?: string;
  /** Added to this process's environment; undefined removes a variable. */
  env?: NodeJS.ProcessEnv;
}

/** How a process ended. */
export interface ProcessEnd {
  code: number | null;
  signal: NodeJS.Signals | null;
}

/** A child process that a test watches and harms. */
export class TestProcess {
  /** All it has printed so far, both streams. */
  output = '';
  /** Resolves when it has ended. */
  readonly ended: Promise<ProcessEnd>;
  private end: ProcessEnd | undefined;

  private constructor(private readonly child: ChildProcess) {
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => (this.output += text));
    }
    this.ended = new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('close', (code, signal) => {
        this.end = { code, signal };
        resolve(this.end);
      });
    });
    this.ended.catch(() => undefined);
  }

  static start({ command, args = [], cwd, env }: TestProcessOptions): TestProcess {
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    return new TestProcess(child);
  }

  get pid(): number {
    if (this.child.pid === undefined) throw new Error('the process did not start');
    return this.child.pid;
  }

  get running(): boolean {
    return this.end === undefined;
  }

  /** Resolves with the match once the output contains it; rejects when the process ends first. */
  async printed(pattern: RegExp | string, timeoutMs = 20_000): Promise<string> {
    const found = await eventually(
      () => {
        const match = this.find(pattern);
        if (match === undefined && this.running)
          throw new Error(`no ${pattern} in: ${this.output.slice(-2_000)}`);
        return match;
      },
      { timeoutMs },
    );
    if (found === undefined)
      throw new Error(`ended without printing ${pattern}: ${this.output.slice(-2_000)}`);
    return found;
  }

  signal(signal: NodeJS.Signals): void {
    if (this.running) signalProcess(this.pid, signal);
  }

  /** Freezes it, as a long garbage collection or a suspended machine would. */
  pause(): void {
    this.signal('SIGSTOP');
  }

  resume(): void {
    this.signal('SIGCONT');
  }

  /** Kills it without warning and waits until it is gone. */
  async kill(): Promise<ProcessEnd> {
    this.signal('SIGKILL');
    return this.ended;
  }

  /** Asks it to end (SIGTERM), kills it when it has not after the time, and says how it ended. */
  async stop(timeoutMs = 10_000): Promise<ProcessEnd> {
    this.resume();
    this.signal('SIGTERM');
    const timer = setTimeout(() => this.signal('SIGKILL'), timeoutMs);
    try {
      return await this.ended;
    } finally {
      clearTimeout(timer);
    }
  }

  private find(pattern: RegExp | string): string | undefined {
    if (typeof pattern === 'string') return this.output.includes(pattern) ? pattern : undefined;
    return pattern.exec(this.output)?.[0];
  }
}

import { stripVTControlCharacters, styleText } from 'node:util';
import { formatLogLine, type Severity } from './log-line.ts';
import { formatDuration } from './waiting.ts';

type Style = Parameters<typeof styleText>[0];

const prefixStyles: readonly Style[] = ['cyan', 'magenta', 'green', 'blue', 'yellow', 'gray'];
const severityStyles: Record<Severity, Style> = { info: 'reset', warn: 'yellow', error: 'red' };

const prefixWidth = 11;

/** What the runner shows. Colours only on a terminal; a reader that went away is no error. */
export class Terminal {
  private readonly prefixes = new Map<string, Style>();
  private quiet = false;

  private readonly out: NodeJS.WriteStream;

  constructor(out: NodeJS.WriteStream = process.stdout) {
    this.out = out;
    out.on('error', () => undefined);
  }

  /** A plain line. */
  say(text = ''): void {
    this.write(`${text}\n`);
  }

  /** Text as it is, such as another program's output; without its colours where this is no terminal. */
  write(text: string): void {
    this.out.write(this.out.isTTY ? text : stripVTControlCharacters(text));
  }

  /** A line about something that went wrong. */
  warn(text: string): void {
    this.say(this.paint('yellow', text));
  }

  /** A step that is done, with what it took. */
  done(text: string, milliseconds: number): void {
    this.say(
      `  ${this.paint('green', '✓')} ${text.padEnd(58)} ${this.paint('gray', formatDuration(milliseconds))}`,
    );
  }

  /** A line that a process logged, under its name. */
  log(name: string, line: string): void {
    const { severity, text } = formatLogLine(line);
    if (this.quiet && severity !== 'error') return;
    const prefix = this.paint(this.styleOf(name), `${name.padEnd(prefixWidth)}│`);
    this.say(`${prefix} ${this.paint(severityStyles[severity], text)}`);
  }

  /** Shows only errors of the processes while the work runs; their files hold the rest. */
  async whileQuiet<T>(work: () => Promise<T>): Promise<T> {
    this.quiet = true;
    try {
      return await work();
    } finally {
      this.quiet = false;
    }
  }

  paint(style: Style, text: string): string {
    return this.out.isTTY && !process.env.NO_COLOR ? styleText(style, text, { validateStream: false }) : text;
  }

  private styleOf(name: string): Style {
    const known = this.prefixes.get(name);
    if (known) return known;
    const style = prefixStyles[this.prefixes.size % prefixStyles.length] ?? 'cyan';
    this.prefixes.set(name, style);
    return style;
  }
}

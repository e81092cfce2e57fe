interface LogRecord {
  level?: number;
  time?: number;
  msg?: string;
  [field: string]: unknown;
}

/** Names of pino's levels. */
const levels = new Map([
  [10, 'trace'],
  [20, 'debug'],
  [30, 'info'],
  [40, 'warn'],
  [50, 'error'],
  [60, 'fatal'],
]);

/** Fields that the prefix says already or that are of no use to a reader. */
const hidden = new Set(['level', 'time', 'msg', 'pid', 'hostname', 'service', 'name', 'v']);

export type Severity = 'info' | 'warn' | 'error';

/** A service's log line for a terminal: structured ones become `level message field=value …`, others stay. */
export function formatLogLine(line: string): { severity: Severity; text: string } {
  const record = parse(line);
  if (!record) return { severity: 'info', text: line };
  const level = levels.get(record.level ?? 30) ?? 'info';
  const fields = Object.entries(record)
    .filter(([name, value]) => !hidden.has(name) && value !== undefined)
    .map(([name, value]) => `${name}=${brief(value)}`);
  return {
    severity: severityOf(record.level ?? 30),
    text: [level.padEnd(5), record.msg ?? '', ...fields].join(' ').trimEnd(),
  };
}

/** An error's stack is in the file; its message is enough here. */
function brief(value: unknown): string {
  if (typeof value === 'string') return value;
  if (value && typeof value === 'object' && 'message' in value) return String(value.message);
  return JSON.stringify(value);
}

function parse(line: string): LogRecord | undefined {
  if (!line.startsWith('{')) return undefined;
  try {
    return JSON.parse(line) as LogRecord;
  } catch {
    return undefined;
  }
}

function severityOf(level: number): Severity {
  if (level >= 50) return 'error';
  return level >= 40 ? 'warn' : 'info';
}

/** Points at which a fault test may kill the process. */
export type FailpointName =
  'after-commit-before-publish' | 'after-publish-before-bookkeeping' | 'after-consume-commit-before-ack';

const names: readonly string[] = [
  'after-commit-before-publish',
  'after-publish-before-bookkeeping',
  'after-consume-commit-before-ack',
];

interface ArmedFailpoint {
  name: string;
  /** Passes left before the process is killed. */
  left: number;
}

let armed: ArmedFailpoint | undefined;

/**
 * Arms the failpoint that `RASAD_FAILPOINT=name[:count]` asks for: the count-th pass kills the process.
 * @throws Error where the name is unknown, the count is no positive number, or NODE_ENV is production.
 */
export function armFailpoint(env: NodeJS.ProcessEnv = process.env): void {
  const wanted = env['RASAD_FAILPOINT'];
  armed = undefined;
  if (!wanted) return;
  if (env['NODE_ENV'] === 'production') throw new Error('RASAD_FAILPOINT is refused in production');
  const [name = '', count = '1'] = wanted.split(':');
  if (!names.includes(name)) throw new Error(`RASAD_FAILPOINT: unknown failpoint "${name}"`);
  if (!/^[1-9]\d*$/.test(count)) throw new Error(`RASAD_FAILPOINT: "${count}" is not a count`);
  armed = { name, left: Number(count) };
}

/** Kills the process without any cleaning up if this point is armed and its count is used up. */
export function failpoint(name: FailpointName): void {
  if (armed?.name !== name) return;
  armed.left -= 1;
  if (armed.left === 0) process.kill(process.pid, 'SIGKILL');
}

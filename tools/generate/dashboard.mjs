import { run } from './run.mjs';

/** Has the dashboard write its client types, or say whether they are current. */
export function dashboardIsCurrent(check) {
  const args = ['run', '-s', 'generate', '-w', '@rasad/dashboard', ...(check ? ['--', '--check'] : [])];
  const { ok, output } = run('npm', args);
  if (!ok) console.error(`apps/dashboard: npm run generate failed\n${output}`);
  if (!ok && !check) process.exit(1);
  return ok;
}

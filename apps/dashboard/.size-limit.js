import { readFileSync } from 'node:fs';

const manifest = JSON.parse(readFileSync(new URL('dist/.vite/manifest.json', import.meta.url), 'utf8'));

/** A chunk and all that it imports at once. */
function closure(key, found = new Set()) {
  if (found.has(key)) return found;
  found.add(key);
  for (const imported of manifest[key].imports ?? []) closure(imported, found);
  return found;
}

const file = (key) => `dist/${manifest[key].file}`;

/** What everybody loads: the entry and the frame around the pages. */
const entry = closure('src/shell/shell.tsx', closure('index.html'));

/** What one page adds. */
function page(name, key, limit) {
  const files = [...closure(key)].filter((chunk) => !entry.has(chunk)).map(file);
  return { name, path: files, limit, gzip: true };
}

export default [
  { name: 'entry', path: [...entry].map(file), limit: '230 kB', gzip: true },
  page('matrix', 'src/matrix/matrix-page.tsx', '30 kB'),
  page('overview', 'src/overview/overview-page.tsx', '25 kB'),
  page('my tasks', 'src/tasks/my-tasks-page.tsx', '25 kB'),
  page('task', 'src/tasks/task-page.tsx', '25 kB'),
  page('report', 'src/reports/report-page.tsx', '25 kB'),
  page('date field', 'src/ui/date-field.tsx', '25 kB'),
  page('reviews', 'src/reviews/review-queue-page.tsx', '25 kB'),
  page('sign-in', 'src/session/sign-in-page.tsx', '25 kB'),
  { name: 'fonts', path: 'dist/assets/*.woff2', limit: '50 kB', gzip: false, brotli: false },
];

import type { Lang } from './language.ts';
import { say, type MessageKey } from './messages.ts';

/** One change of an import, done or to come. */
export interface ImportChange {
  action: string;
  entity: string;
  code: string;
  detail: string | null;
}

const MOST_LINES = 50;

/** A line with the counts per action, then each change that does something, at most fifty. */
export function changeLines(changes: readonly ImportChange[], key: MessageKey, lang: Lang): string[] {
  const effective = effectiveOf(changes);
  const shown = effective.slice(0, MOST_LINES).map(changeLine);
  const rest = effective.length > MOST_LINES ? [`  … ${effective.length - MOST_LINES}`] : [];
  return [countChanges(changes, key, lang), ...shown, ...rest];
}

/** A line with the counts per action. */
export function countChanges(changes: readonly ImportChange[], key: MessageKey, lang: Lang): string {
  const counts = [...Map.groupBy(effectiveOf(changes), ({ action }) => action)].map(
    ([action, { length }]) => `${action} ${length}`,
  );
  return say(lang, key, { changes: counts.join(', ') || say(lang, 'nothing') });
}

function effectiveOf(changes: readonly ImportChange[]): ImportChange[] {
  return changes.filter(({ action }) => action !== 'KEEP');
}

function changeLine({ action, entity, code, detail }: ImportChange): string {
  return `  ${action} ${entity} ${code}${detail ? ` – ${detail}` : ''}`;
}

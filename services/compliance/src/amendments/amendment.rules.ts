import type { LocalizedText, TaskStatus } from '@rasad/event-contracts';
import { actOn, openStatuses, type TaskState } from '../tasks/task.rules.js';

/** What an amendment does to a task. */
export type TaskAmendment = 'REOPEN' | 'NOTE';

/**
 * What an amendment does to a task of an obligation that it touches. What was accepted for the current occurrence was
 * judged by the old text and opens again; past periods are closed under the law of their time. An open task goes on.
 */
export function amendmentOf(
  task: { status: TaskStatus; periodKey: string },
  currentKey: string,
): TaskAmendment | null {
  if (openStatuses.includes(task.status)) return 'NOTE';
  return task.status === 'ACCEPTED' && task.periodKey === currentKey ? 'REOPEN' : null;
}

/** The state of a task after its amendment. @throws where the transition table does not allow it. */
export function amendedState(task: TaskState, amendment: TaskAmendment): TaskState {
  if (amendment === 'NOTE') return { status: task.status, result: task.result, version: task.version + 1 };
  const state = actOn(task, 'REOPEN');
  if (state === null) throw new Error(`a task that is ${task.status} cannot be reopened`);
  return state;
}

/** The reason that a task's history gives, in both languages: which text changed which provision. */
export function amendmentNote(expression: LocalizedText, provision: LocalizedText): string {
  const fa = `متن «${inFa(provision)}» با «${inFa(expression)}» تغییر کرد.`;
  const en = `The text of "${inEn(provision)}" was changed by "${inEn(expression)}".`;
  return `${fa}\n${en}`;
}

function inFa(text: LocalizedText): string {
  return text.fa ?? text.en ?? '';
}

function inEn(text: LocalizedText): string {
  return text.en ?? text.fa ?? '';
}

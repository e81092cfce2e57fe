import {
  ErrorCode,
  findLocalizedTextProblems,
  problem,
  problemWith,
  type LocalizedTextInput,
  type Problem,
} from '@rasad/service-kit';
import { isComputable, jalaliDate } from '../deadlines/jalali.rules.js';
import { complianceMessages } from '../messages.js';

/** Longest closure, in days. */
const longestClosure = 92;

/** Longest title, in characters. */
const maxTitle = 200;

/** What is wrong with a closure; nothing where it can be added. */
export function closureProblems(closure: { title: LocalizedTextInput; from: string; to: string }): Problem[] {
  const found = rangeProblems(closure);
  const titles = findLocalizedTextProblems(closure.title, 'input.title', maxTitle);
  if (found.length > 0) return [...titles, ...found];
  const days = (Date.parse(closure.to) - Date.parse(closure.from)) / 86_400_000 + 1;
  if (days <= longestClosure) return titles;
  const tooLong = problemWith(ErrorCode.INVALID, 'input.to', complianceMessages.closureTooLong, {
    max: longestClosure,
  });
  return [...titles, tooLong];
}

/** What is wrong with days from one to another, both of which belong to them; null stands for no end. */
export function rangeProblems({ from, to }: { from: string; to: string | null }): Problem[] {
  const last = to ?? from;
  const dates = last === from ? { from } : { from, to: last };
  const beyond = Object.entries(dates).flatMap(([name, date]) =>
    isComputable(jalaliDate(date))
      ? []
      : [problemWith(ErrorCode.INVALID, `input.${name}`, complianceMessages.dateBeyondCalendar)],
  );
  if (beyond.length > 0 || from <= last) return beyond;
  return [problem(ErrorCode.INVALID, 'input.to', 'dateOrder')];
}

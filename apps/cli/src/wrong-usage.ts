import { CommanderError } from 'commander';
import type { Lang } from './language.ts';
import { say, type MessageKey } from './messages.ts';

const HELP_CODES = new Set(['commander.helpDisplayed', 'commander.version']);

const MESSAGES: Partial<Record<string, MessageKey>> = {
  'commander.unknownCommand': 'unknownCommand',
  'commander.unknownOption': 'unknownOption',
  'commander.missingArgument': 'missingArgument',
  'commander.missingMandatoryOptionValue': 'missingArgument',
  'commander.optionMissingArgument': 'missingValue',
  'commander.invalidArgument': 'invalidArgument',
  'commander.excessArguments': 'tooManyArguments',
};

/** Whether the "error" is help or the version, which were asked for. */
export function isHelp(error: CommanderError): boolean {
  return HELP_CODES.has(error.code);
}

/** What was wrong with the command line, in the caller's language; empty where the help was printed instead. */
export function describeWrongUsage(error: CommanderError, lang: Lang): string {
  if (error.code === 'commander.help') return '';
  const key = MESSAGES[error.code];
  const reason = key ? say(lang, key, quotedIn(error.message)) : say(lang, 'wrongUsage');
  return `${reason}\n${say(lang, 'usageHint')}\n`;
}

/** What commander quotes: `option '--size <size>' argument 'huge' is invalid. Allowed choices are small, city.` */
function quotedIn(message: string): { found: string; value: string; allowed: string } {
  const [found = '', value = ''] = [...message.matchAll(/'([^']*)'/g)].map((match) => match[1] ?? '');
  return { found, value, allowed: /choices are (.*)\./.exec(message)?.[1] ?? '' };
}

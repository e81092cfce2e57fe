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

/** What was wrong with the command line, in the caller's language. */
export function describeWrongUsage(error: CommanderError, lang: Lang): string {
  const key = MESSAGES[error.code];
  // commander quotes what it is about: error: unknown option '--x'
  const found = /'([^']*)'/.exec(error.message)?.[1] ?? '';
  const reason = key ? say(lang, key, { found }) : say(lang, 'wrongUsage');
  return `${reason}\n${say(lang, 'usageHint')}`;
}

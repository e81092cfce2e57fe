/** Languages of the command line. */
export type Lang = 'fa' | 'en';

/** The language asked for with `--lang`, or else that of the environment's locale; English by default. */
export function languageOf(args: readonly string[], environment: NodeJS.ProcessEnv): Lang {
  const at = args.findIndex((argument) => argument === '--lang' || argument.startsWith('--lang='));
  const asked = at === -1 ? undefined : (args[at]?.split('=')[1] ?? args[at + 1]);
  const locale = asked ?? environment['LC_ALL'] ?? environment['LC_MESSAGES'] ?? environment['LANG'] ?? '';
  return locale.toLowerCase().startsWith('fa') ? 'fa' : 'en';
}

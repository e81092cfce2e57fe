import type { OrganisationFileFormat } from '@rasad/organisation-tables';
import { Command, Option } from 'commander';
import type { CommandContext } from './command-context.ts';
import type { CommandResult } from './command-result.ts';
import { explainAccess, type ExplainOptions } from './commands/access-explain.command.ts';
import { importCalendar } from './commands/calendar-import.command.ts';
import { importCharter } from './commands/charter-import.command.ts';
import { derive } from './commands/derive.command.ts';
import { doctor } from './commands/doctor.command.ts';
import { consumingServices, eventsParked, eventsRedrive } from './commands/events.command.ts';
import { exportLaw } from './commands/law-export.command.ts';
import { amendLaw } from './commands/law-amend.command.ts';
import { importLaw } from './commands/law-import.command.ts';
import { importObligations } from './commands/obligations-import.command.ts';
import { exportOrganisation, writeTemplate } from './commands/org-export.command.ts';
import { importOrganisation } from './commands/org-import.command.ts';
import { rebuildReporting, recountReporting } from './commands/reporting.command.ts';
import { loadSample } from './commands/sample-load.command.ts';
import { token } from './commands/token.command.ts';
import { dateOption, lawFormats, lawKinds, type LawFormatName, type LawOptions } from './law-options.ts';
import type { SampleSize } from './sample/sample-plan.rules.ts';

/** Options that every command takes. */
export interface CommonOptions {
  url?: string;
  as?: string;
  lang?: string;
  json?: boolean;
}

/** Carries a command out: gives it its context and tells its result. */
export type Execute = (
  command: (context: CommandContext) => Promise<CommandResult>,
  options: CommonOptions,
) => Promise<void>;

/** The commands and options of `rasad`. Parsing throws a `CommanderError` instead of ending the process. */
export function rasadProgram(
  execute: Execute,
  { stdout, stderr }: { stdout: NodeJS.WritableStream; stderr: NodeJS.WritableStream },
): Command {
  const program = new Command('rasad')
    .description('Rasad (رصد) from the command line: import, derive, inspect and mend.')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => stdout.write(text),
      writeErr: (text) => stderr.write(text),
      // wrong usage is told in the caller's language by who runs the program
      outputError: () => undefined,
    });
  addPlatform(program, execute);
  addOrganisation(program, execute);
  addLaw(program, execute);
  addImports(program, execute);
  addAccess(program, execute);
  addSample(program, execute);
  addOperations(program, execute);
  return program;
}

function addPlatform(program: Command, execute: Execute): void {
  program
    .command('token')
    .description('print a bearer token of a sample user (sample mode only)')
    .requiredOption('--as <user>', 'the sample user, such as committee or reporter-d1')
    .addOption(urlOption())
    .addOption(langOption())
    .addOption(jsonOption())
    .action((options: CommonOptions & { as: string }) =>
      execute((context) => token(context, options), options),
    );
  program
    .command('doctor')
    .description('check what on this machine could stand in the way of running the platform')
    .addOption(langOption())
    .addOption(jsonOption())
    .action((options: CommonOptions) => execute((context) => doctor(context), options));
}

function addOrganisation(program: Command, execute: Execute): void {
  const org = program.command('org').description('the organisation');
  withCommonOptions(org.command('import <file...>'), 'admin')
    .description(
      'import units, posts, people and grants: one JSON or XLSX file, CSV files or a folder of them',
    )
    .option('--dry-run', 'check the files and show what would change')
    .action((files: string[], options: CommonOptions & { dryRun?: boolean }) =>
      execute((context) => importOrganisation(context, files, options), options),
    );
  withCommonOptions(org.command('export'), 'admin')
    .description('write the organisation to files that can be imported again; headings follow --lang')
    .addOption(
      new Option('--format <format>', 'format of the files').choices(['json', 'csv', 'xlsx']).default('json'),
    )
    .option('--output <path>', 'a file, or for csv a folder (default: stdout for json, else here)')
    .action((options: CommonOptions & { format: OrganisationFileFormat; output?: string }) =>
      execute((context) => exportOrganisation(context, options), options),
    );
  org
    .command('template')
    .description('write empty tables to be filled in and imported; headings follow --lang')
    .addOption(
      new Option('--format <format>', 'format of the tables').choices(['xlsx', 'csv']).default('xlsx'),
    )
    .option('--output <path>', 'a file, or for csv a folder (default: here)')
    .addOption(langOption())
    .addOption(jsonOption())
    .action((options: CommonOptions & { format: 'csv' | 'xlsx'; output?: string }) =>
      execute((context) => writeTemplate(context, options), options),
    );
}

function addImports(program: Command, execute: Execute): void {
  const charter = program.command('charter').description('charters and the bodies that they form');
  withCommonOptions(charter.command('import <file>'), 'admin')
    .description('import a charter or its new version, and form its bodies (rasad.charter/1)')
    .option('--dry-run', 'check the file and show what would change')
    .action((file: string, options: CommonOptions & { dryRun?: boolean }) =>
      execute((context) => importCharter(context, file, options), options),
    );
  const obligations = program.command('obligations').description('obligations drawn from provisions');
  withCommonOptions(obligations.command('import <file>'), 'law-editor')
    .description('import obligations (rasad.obligations/1)')
    .option('--instrument <code>', 'the instrument that the file must be for')
    .option('--accept-no-reach', 'also import what reaches no unit today')
    .action((file: string, options: CommonOptions & { instrument?: string; acceptNoReach?: boolean }) =>
      execute((context) => importObligations(context, file, options), options),
    );
  const calendar = program.command('calendar').description('holidays of the official calendar');
  withCommonOptions(calendar.command('import <file>'), 'admin')
    .description('load the holidays of a year in place of those before (rasad.calendar/1)')
    .option('--dry-run', 'check the file and show what would change')
    .action((file: string, options: CommonOptions & { dryRun?: boolean }) =>
      execute((context) => importCalendar(context, file, options), options),
    );
  withCommonOptions(program.command('derive'), 'committee')
    .description('derive assignments and tasks from the obligations of an instrument')
    .requiredOption('--instrument <code>', 'code of the instrument')
    .action((options: CommonOptions & { instrument: string }) =>
      execute((context) => derive(context, options), options),
    );
}

function addLaw(program: Command, execute: Execute): void {
  const law = program.command('law').description('laws and other instruments');
  const command = law.command('import <file>');
  withCommonOptions(command, 'law-editor')
    .description('import an instrument with its provisions: JSON, plain text or Akoma Ntoso')
    .option('--dry-run', 'check the file and show what it holds and would change')
    .addOption(lawFormatOption('format of the file (default: by its content)'))
    .option('--code <code>', 'for a plain text: code of the instrument')
    .addOption(new Option('--kind <kind>', 'for a plain text: its kind').choices(Object.keys(lawKinds)))
    .option('--title <title>', 'for a plain text: its title')
    .option('--label <label>', 'for a plain text: name of this text (default: after the day of adoption)');
  for (const [name, what] of [
    ['adopted-on', 'adoption'],
    ['notified-on', 'notification'],
    ['in-force-from', 'entry into force'],
    ['gazetted-on', 'publication in the gazette'],
  ]) {
    const description = `for a plain text: day of ${what}, Gregorian (2011-10-29) or Jalali (1390/08/07)`;
    command.addOption(new Option(`--${name} <date>`, description).argParser(dateOption));
  }
  command.action((file: string, options: CommonOptions & LawOptions & { dryRun?: boolean }) =>
    execute((context) => importLaw(context, file, options), options),
  );
  withCommonOptions(law.command('amend <file>'), 'law-editor')
    .description('amend an instrument that is there (rasad.amendment/1)')
    .option('--dry-run', 'check the file and show what would change')
    .action((file: string, options: CommonOptions & { dryRun?: boolean }) =>
      execute((context) => amendLaw(context, file, options), options),
    );
  withCommonOptions(law.command('export <code>'), 'law-editor')
    .description('print the current text of an instrument')
    .addOption(lawFormatOption('format of the text').default('json'))
    .option('--output <file>', 'write it to a file')
    .action((code: string, options: CommonOptions & { format: LawFormatName; output?: string }) =>
      execute((context) => exportLaw(context, code, options), options),
    );
}

function lawFormatOption(description: string): Option {
  return new Option('--format <format>', description).choices(Object.keys(lawFormats));
}

function addAccess(program: Command, execute: Execute): void {
  const access = program.command('access').description('who may do what');
  withCommonOptions(access.command('explain <user> [action]'), 'admin')
    .description('say why somebody may do something, such as report.review, or what is missing')
    .option('--unit <code>', 'the unit in which')
    .addOption(
      new Option('--as-of <date>', 'a day, Gregorian or Jalali (default today)').argParser(dateOption),
    )
    .action((user: string, action: string | undefined, options: CommonOptions & ExplainOptions) =>
      execute((context) => explainAccess(context, user, action, options), options),
    );
}

function addSample(program: Command, execute: Execute): void {
  program
    .command('sample')
    .description('the sample city')
    .command('load')
    .description('load the sample city through the import commands; a second time changes nothing')
    .addOption(
      new Option(
        '--size <size>',
        'small: no reports yet; city: a varied picture; full: nearly every task worked on',
      )
        .choices(['small', 'city', 'full'])
        .default('city'),
    )
    .addOption(urlOption())
    .addOption(langOption())
    .addOption(jsonOption())
    .action((options: CommonOptions & { size: SampleSize }) =>
      execute((context) => loadSample(context, options), options),
    );
}

function addOperations(program: Command, execute: Execute): void {
  const reporting = program.command('reporting').description('the read models');
  withCommonOptions(reporting.command('rebuild'), 'admin')
    .description('build all read models anew from the first event while the present ones serve')
    .action((options: CommonOptions) => execute((context) => rebuildReporting(context), options));
  withCommonOptions(reporting.command('recount'), 'admin')
    .description('compare the kept totals with a count from the source; a difference fails')
    .action((options: CommonOptions) => execute((context) => recountReporting(context), options));
  const events = program.command('events').description('events that could not be applied');
  withCommonOptions(events.command('parked'), 'admin')
    .description('list the parked events')
    .addOption(serviceOption())
    .action((options: CommonOptions & { service?: string }) =>
      execute((context) => eventsParked(context, options), options),
    );
  withCommonOptions(events.command('redrive'), 'admin')
    .description('apply the parked events again')
    .addOption(serviceOption())
    .action((options: CommonOptions & { service?: string }) =>
      execute((context) => eventsRedrive(context, options), options),
    );
}

function withCommonOptions(command: Command, workOf: string): Command {
  return command
    .option('--as <user>', `act as this sample user (default ${workOf}; RASAD_TOKEN goes before the default)`)
    .addOption(urlOption())
    .addOption(langOption())
    .addOption(jsonOption());
}

function urlOption(): Option {
  return new Option(
    '--url <address>',
    'the gateway (default RASAD_URL, or the platform running on this machine)',
  );
}

function langOption(): Option {
  return new Option('--lang <lang>', 'language of messages (default by LANG)').choices(['fa', 'en']);
}

function jsonOption(): Option {
  return new Option('--json', 'print one JSON document');
}

function serviceOption(): Option {
  return new Option('--service <service>', 'one service alone').choices(consumingServices);
}

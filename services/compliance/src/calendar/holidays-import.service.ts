import { Injectable } from '@nestjs/common';
import { CalendarHolidaysLoadedV1 } from '@rasad/event-contracts';
import { parseCalendar, type CalendarDocument } from '@rasad/import-formats';
import { CommandLog, Transactions } from '@rasad/messaging';
import type { EntityManager } from 'typeorm';
import type { Caller } from '../caller.js';
import { ImportAction } from '../instruments/import-action.js';
import { refuseDocument } from '../instruments/import-problems.js';
import { CalendarChangeKind } from './calendar-change.js';
import { holidaysInWords } from './calendar-change.rules.js';
import { CalendarChanges, type By } from './calendar-changes.service.js';
import { insertHolidayList } from './calendar-writes.queries.js';
import { daysChangedBy, holidaysOf, planHolidays, type PlannedHoliday } from './holidays.rules.js';
import { RescheduleJobs } from './reschedule.jobs.js';
import { lockCalendar, readHolidaysOf } from './stored-calendar.queries.js';

interface ImportCommand {
  clientMutationId?: string | null;
  document: string;
}

/** Loading the official list of a year's holidays. */
@Injectable()
export class HolidaysImport {
  constructor(
    private readonly transactions: Transactions,
    private readonly commands: CommandLog,
    private readonly changes: CalendarChanges,
    private readonly jobs: RescheduleJobs,
  ) {}

  /** What `import` would change; writes nothing. */
  async preview(caller: Caller, { document: text }: ImportCommand): Promise<PlannedHoliday[]> {
    return this.transactions.run(async (tx) => {
      await this.changes.requireAll(tx, caller);
      const document = read(text);
      return planHolidays(holidaysOf(document), await readHolidaysOf(tx, document.year));
    });
  }

  /** Loads a list in place of the one before; the same one again changes nothing. */
  async import(caller: Caller, command: ImportCommand): Promise<PlannedHoliday[]> {
    const plan = await this.transactions.run((tx) => {
      const log = {
        key: command.clientMutationId,
        actorId: caller.principal.id,
        operation: 'importHolidays',
        body: command,
      };
      return this.commands.once(tx, log, async () => {
        const by = await this.changes.requireAll(tx, caller);
        return this.load(tx, read(command.document), by);
      });
    });
    this.jobs.wake();
    return plan;
  }

  private async load(tx: EntityManager, document: CalendarDocument, by: By): Promise<PlannedHoliday[]> {
    await lockCalendar(tx);
    const { year, source } = document;
    const holidays = holidaysOf(document);
    const plan = planHolidays(holidays, await readHolidaysOf(tx, year));
    if (plan.every(({ action }) => action === ImportAction.KEEP)) return plan;
    const version = await this.changes.record(tx, {
      kind: CalendarChangeKind.HOLIDAYS_LOADED,
      title: holidaysInWords(year),
      definition: CalendarHolidaysLoadedV1,
      payload: { year, holidays: [...holidays].map(([date, name]) => ({ date, name })) },
      ...{ ...daysChangedBy(plan), unitId: null, at: new Date(), ...by },
    });
    await insertHolidayList(tx, { year, source, holidays }, version);
    return plan;
  }
}

function read(text: string): CalendarDocument {
  const parsed = parseCalendar(text);
  return parsed.ok ? parsed.document : refuseDocument(parsed.problems);
}

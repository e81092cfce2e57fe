import { setTimeout as delay } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { parseObligations, type ObligationsDocument, type ParsedDocument } from '@rasad/import-formats';
import { CommandLog, Transactions } from '@rasad/messaging';
import { findTextProblem, refuseAny, requireId, tehranDate } from '@rasad/service-kit';
import { shareUnitTree } from '@rasad/unit-tree';
import type { EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { planAssignments } from '../assignments/assignment.rules.js';
import { readAllUnits } from '../assignments/derived-units.queries.js';
import { readCalendar } from '../calendar/stored-calendar.queries.js';
import type { Caller } from '../caller.js';
import { deadlineObstacle } from '../deadlines/deadline-obstacle.rules.js';
import { placedProblem, refuseDocument } from '../instruments/import-problems.js';
import type { PlannedChange } from '../instruments/instrument.rules.js';
import { requireActorAnywhere } from '../instruments/instruments.service.js';
import { ObligationChanges, type ChangeAuthorship } from './obligation-changes.service.js';
import { knownTo, noReach, requireInstrument } from './obligation-drafts.service.js';
import type { ObligationsImportInput } from './obligation-input.graphql.js';
import {
  datesOf,
  movedEntries,
  namedCodes,
  planObligations,
  type ObligationsPlan,
} from './obligation.rules.js';
import type { ObligedInstrument, StoredObligation } from './stored-obligation.js';
import { findUnitCodes, lockObligations } from './stored-obligations.queries.js';

type Accepted = Extract<ParsedDocument<ObligationsDocument>, { ok: true }>;

/** How long an import waits for units that the directory may have created a moment ago, in milliseconds. */
const unitPatienceMs = 3_000;

/** Longest reason for a change, in characters. */
const maxReason = 2_000;

/** Loading documents of obligations. */
@Injectable()
export class ObligationsImport {
  constructor(
    private readonly transactions: Transactions,
    private readonly commands: CommandLog,
    private readonly changes: ObligationChanges,
  ) {}

  /** Loads a document as a whole; the same one again changes nothing. */
  async import(caller: Caller, command: ObligationsImportInput): Promise<{ changes: PlannedChange[] }> {
    const actor = requireActorAnywhere(caller, 'obligation.edit');
    const reason = command.reason?.trim() ?? null;
    refuseAny(reason === null ? null : findTextProblem(reason, 'input.reason', maxReason));
    const codes = unitCodesIn(command.document);
    await this.awaitUnits(codes);
    const log = {
      key: command.clientMutationId,
      actorId: caller.principal.id,
      operation: 'importObligations',
      body: command,
    };
    const { correlationId } = caller;
    const changedTaskIds: string[] = [];
    const changes = await this.transactions.run((tx) =>
      this.commands.once(tx, log, async () => {
        const authorship = { actor, at: new Date(), reason, correlationId };
        const done = await this.importOnce(tx, command, codes, authorship);
        changedTaskIds.push(...done.changedTaskIds);
        return done.changes;
      }),
    );
    this.changes.committed(changedTaskIds);
    return { changes };
  }

  private async importOnce(
    tx: EntityManager,
    command: ObligationsImportInput,
    codes: readonly string[],
    authorship: ChangeAuthorship,
  ): Promise<{ changes: PlannedChange[]; changedTaskIds: string[] }> {
    await shareUnitTree(tx);
    const calendar = await readCalendar(tx);
    const id = requireId('Instrument', command.instrumentId, 'input.instrumentId');
    const instrument = await requireInstrument(tx, id, 'input.instrumentId');
    const parsed = parseObligations(command.document, await knownTo(tx, instrument, codes));
    if (!parsed.ok) return refuseDocument(parsed.problems);
    const stored = await lockObligations(tx, instrument.id);
    const today = tehranDate(authorship.at);
    refuseUnfit(parsed, instrument, stored, today);
    const plan = planObligations(parsed.document.obligations, instrument, stored, uuidv7);
    if (!command.acceptNoReach) await refuseUnreached(tx, parsed, plan, today);
    const changedTaskIds = await this.changes.write(tx, plan.write, calendar, authorship);
    return { changes: plan.changes, changedTaskIds };
  }

  /** Units arrive by events: those that a document names may be on their way. What stays unknown is refused later. */
  private async awaitUnits(codes: readonly string[]): Promise<void> {
    const until = Date.now() + unitPatienceMs;
    while (codes.length > 0 && Date.now() < until) {
      const known = await this.transactions.run((tx) => findUnitCodes(tx, codes));
      if (known.size === codes.length) return;
      await delay(100);
    }
  }
}

/** Codes of all units that a document names. What is wrong with the document by itself is refused here. */
function unitCodesIn(text: string): string[] {
  const parsed = parseObligations(text);
  if (!parsed.ok) return refuseDocument(parsed.problems);
  return [...new Set(parsed.document.obligations.flatMap(namedCodes))];
}

/** What only the stored law can tell: the right instrument, deadlines that can be counted, provisions that stay. */
function refuseUnfit(
  parsed: Accepted,
  instrument: ObligedInstrument,
  stored: readonly StoredObligation[],
  today: string,
): void {
  const { document, problemAt, placeAt } = parsed;
  if (document.instrument !== instrument.code) {
    const details = { found: JSON.stringify(document.instrument), allowed: instrument.code };
    refuseDocument([problemAt(['instrument'], 'UNKNOWN_VALUE', details)]);
  }
  const undatable = document.obligations.flatMap((entry, index) => {
    const obstacle = deadlineObstacle(entry, datesOf(entry, instrument), today);
    if (!obstacle) return [];
    const place = placeAt(['obligations', index, 'deadline', obstacle.part]);
    return [placedProblem(place, obstacle.problemAt('input.document'))];
  });
  const moved = movedEntries(document, instrument, stored).map(({ index, problem }) =>
    placedProblem(placeAt(['obligations', index, 'provision']), problem),
  );
  refuseAny(...undatable, ...moved);
}

/** Refuses what would be written though its rule binds no unit that exists on a day. */
async function refuseUnreached(
  tx: EntityManager,
  { document, placeAt }: Accepted,
  plan: ObligationsPlan,
  today: string,
): Promise<void> {
  const units = plan.write.length > 0 ? await readAllUnits(tx) : [];
  const unreached = plan.write.filter(
    ({ after }) => planAssignments(after, units, [], today).create.length === 0,
  );
  const codes = new Set(unreached.map(({ after }) => after.code));
  const places = document.obligations.flatMap(({ code }, index) =>
    codes.has(code) ? [placeAt(['obligations', index, 'applicability'])] : [],
  );
  refuseAny(...places.map((place) => placedProblem(place, noReach('input.document'))));
}

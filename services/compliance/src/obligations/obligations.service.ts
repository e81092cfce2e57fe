import { setTimeout as delay } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { ObligationDefinedV1, type Actor } from '@rasad/event-contracts';
import {
  parseObligations,
  type ImportProblem,
  type KnownReferences,
  type ObligationsDocument,
  type ParsedDocument,
} from '@rasad/import-formats';
import { CommandLog, EventStore, Transactions } from '@rasad/messaging';
import {
  ErrorCode,
  ProblemError,
  refuse,
  refuseAny,
  requireId,
  tehranDate,
  type Problem,
} from '@rasad/service-kit';
import type { EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { ChangeFollowing } from '../assignments/change-following.service.js';
import type { Caller } from '../caller.js';
import { deadlineObstacle } from '../deadlines/deadline-obstacle.rules.js';
import { documentProblem, placedProblem, refuseDocument } from '../instruments/import-problems.js';
import type { PlannedChange } from '../instruments/instrument.rules.js';
import { requireActorAnywhere } from '../instruments/instruments.service.js';
import { documentOf, inputField } from './new-obligation.js';
import type { CreateObligationInput } from './obligation.graphql.js';
import { datesOf, movedEntries, planObligations, snapshotOf } from './obligation.rules.js';
import type { ObligedInstrument, StoredObligation } from './stored-obligation.js';
import {
  findProvision,
  findUnitCodes,
  lockObligations,
  lockObligedInstrument,
  writeObligations,
} from './stored-obligations.queries.js';

type Accepted = Extract<ParsedDocument<ObligationsDocument>, { ok: true }>;

interface ImportCommand {
  clientMutationId?: string | null;
  instrumentId: string;
  document: string;
}

/** How long an import waits for units that the directory may have created a moment ago, in milliseconds. */
const unitPatienceMs = 3_000;

/** Drawing obligations from provisions. */
@Injectable()
export class ObligationsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly commands: CommandLog,
    private readonly events: EventStore,
    private readonly following: ChangeFollowing,
  ) {}

  /** Loads a document as a whole; the same one again changes nothing. */
  async import(caller: Caller, command: ImportCommand): Promise<{ changes: PlannedChange[] }> {
    const actor = requireActorAnywhere(caller, 'obligation.edit');
    const codes = unitCodesIn(command.document);
    await this.awaitUnits(codes);
    const imported = await this.transactions.run((tx) => {
      const log = {
        key: command.clientMutationId,
        actorId: caller.principal.id,
        operation: 'importObligations',
        body: command,
      };
      return this.commands.once(tx, log, async () => {
        const id = requireId('Instrument', command.instrumentId, 'input.instrumentId');
        const instrument = await requireInstrument(tx, id, 'input.instrumentId');
        const parsed = parseObligations(command.document, await knownTo(tx, instrument, codes));
        if (!parsed.ok) return refuseDocument(parsed.problems);
        const stored = await lockObligations(tx, instrument.id);
        refuseUnfit(parsed, instrument, stored);
        const plan = planObligations(parsed.document.obligations, instrument, stored, uuidv7);
        await this.write(tx, plan.write, actor, caller.correlationId);
        return { changes: plan.changes };
      });
    });
    this.following.wake();
    return imported;
  }

  /** Draws one obligation from a provision. @returns its row id. */
  create(caller: Caller, input: CreateObligationInput): Promise<string> {
    const actor = requireActorAnywhere(caller, 'obligation.edit');
    return this.transactions.run((tx) => {
      const log = {
        key: input.clientMutationId,
        actorId: caller.principal.id,
        operation: 'createObligation',
        body: input,
      };
      return this.commands.once(tx, log, () => this.createOnce(tx, input, actor, caller.correlationId));
    });
  }

  private async createOnce(
    tx: EntityManager,
    input: CreateObligationInput,
    actor: Actor,
    correlationId: string,
  ): Promise<string> {
    const provision = await findProvision(tx, requireId('Provision', input.provisionId, 'input.provisionId'));
    if (!provision) return refuse(ErrorCode.NOT_FOUND, 'input.provisionId', 'notFound');
    const instrument = await requireInstrument(tx, provision.instrumentId, 'input.provisionId');
    const furtherEIds = furtherEIdsOf(input, instrument);
    const text = documentOf(input, { instrument: instrument.code, eId: provision.eId, furtherEIds });
    const parsed = parseObligations(text, await knownTo(tx, instrument, namedCodes(input)));
    if (!parsed.ok) throw new ProblemError(parsed.problems.map(inputProblem));
    const [entry] = parsed.document.obligations;
    const stored = await lockObligations(tx, instrument.id);
    if (stored.some(({ code }) => code === input.code)) {
      return refuse(ErrorCode.DUPLICATE, 'input.code', 'duplicateCode', { code: input.code });
    }
    const obstacle = entry
      ? deadlineObstacle(entry, datesOf(entry, instrument), tehranDate(new Date()))
      : null;
    refuseAny(obstacle?.problemAt(`input.deadline.${obstacle.part}`) ?? null);
    const { write } = planObligations(parsed.document.obligations, instrument, [], uuidv7);
    await this.write(tx, write, actor, correlationId);
    return write[0]?.id ?? '';
  }

  private async write(
    tx: EntityManager,
    obligations: readonly StoredObligation[],
    actor: Actor,
    correlationId: string,
  ): Promise<void> {
    if (obligations.length === 0) return;
    const versions = await writeObligations(tx, obligations);
    const events = obligations.map((obligation) => ({
      aggregateId: obligation.id,
      aggregateVersion: versions.get(obligation.id) ?? 1,
      payload: { obligation: snapshotOf(obligation) },
      actor,
      correlationId,
    }));
    await this.events.appendAll(tx, ObligationDefinedV1, events);
    const changed = obligations.find(({ version }) => version > 1);
    if (!changed) return;
    const { instrumentId } = changed;
    const day = tehranDate(new Date());
    await this.following.note(tx, { instrumentId, cause: 'RULE_CHANGED', actor, correlationId, day });
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

/** eIds of the further provisions; those that are none, or of another instrument, are refused. */
function furtherEIdsOf(
  { furtherProvisionIds }: CreateObligationInput,
  instrument: ObligedInstrument,
): string[] {
  const eIds = new Map([...instrument.provisions].map(([eId, { id }]) => [id, eId]));
  return (furtherProvisionIds ?? []).map((globalId, index) => {
    const field = `input.furtherProvisionIds.${index}`;
    return (
      eIds.get(requireId('Provision', globalId, field)) ?? refuse(ErrorCode.NOT_FOUND, field, 'notFound')
    );
  });
}

/** A problem of the entry, told of the field that it came from. */
function inputProblem(found: ImportProblem): Problem {
  return { ...documentProblem(found), message: found.message, field: inputField(found.path) };
}

async function requireInstrument(tx: EntityManager, id: string, field: string): Promise<ObligedInstrument> {
  return (await lockObligedInstrument(tx, id)) ?? refuse(ErrorCode.NOT_FOUND, field, 'notFound');
}

async function knownTo(
  tx: EntityManager,
  instrument: ObligedInstrument,
  codes: readonly string[],
): Promise<KnownReferences> {
  const unitCodes = await findUnitCodes(tx, codes);
  return { eIds: new Set(instrument.provisions.keys()), unitCodes };
}

/** Codes of all units that a document names. What is wrong with the document by itself is refused here. */
function unitCodesIn(text: string): string[] {
  const parsed = parseObligations(text);
  if (!parsed.ok) return refuseDocument(parsed.problems);
  return [...new Set(parsed.document.obligations.flatMap(namedCodes))];
}

function namedCodes(rule: {
  applicability: readonly NamingClause[];
  exclusions?: readonly NamingClause[] | null;
}): string[] {
  return [...rule.applicability, ...(rule.exclusions ?? [])].flatMap(({ codes, within }) => [
    ...(codes ?? []),
    ...(within ?? []),
  ]);
}

interface NamingClause {
  codes?: string[] | null;
  within?: string[] | null;
}

/** What only the stored law can tell: the right instrument, deadlines that can be counted, provisions that stay. */
function refuseUnfit(
  parsed: Accepted,
  instrument: ObligedInstrument,
  stored: readonly StoredObligation[],
): void {
  const { document, problemAt, placeAt } = parsed;
  if (document.instrument !== instrument.code) {
    const details = { found: JSON.stringify(document.instrument), allowed: instrument.code };
    refuseDocument([problemAt(['instrument'], 'UNKNOWN_VALUE', details)]);
  }
  const today = tehranDate(new Date());
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

import { Injectable } from '@nestjs/common';
import {
  InstrumentProvisionsLoadedV1,
  InstrumentPublishedV1,
  type Actor,
  type PayloadOf,
} from '@rasad/event-contracts';
import { parseInstrument, type InstrumentDocument } from '@rasad/import-formats';
import { CommandLog, EventStore, Transactions } from '@rasad/messaging';
import { actorOf, logDenial, refuse, ErrorCode, type Action } from '@rasad/service-kit';
import type { EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import type { Caller } from '../caller.js';
import { refuseDocument } from './import-problems.js';
import {
  countProvisions,
  planInstrumentImport,
  type Counts,
  type InstrumentPlan,
  type PlannedChange,
} from './instrument.rules.js';
import {
  lockInstrumentCode,
  readStoredLaw,
  takeInstrumentVersions,
  writeInstrument,
} from './stored-law.queries.js';
import type { Wording } from './stored-law.js';

/** Provisions in one event. */
const provisionsPerEvent = 200;

/** What an import did, or would do. */
export interface ImportOutcome {
  instrumentId: string;
  changes: PlannedChange[];
  counts: Counts;
}

interface ImportCommand {
  clientMutationId?: string | null;
  document: string;
}

/** Imports of instruments. */
@Injectable()
export class InstrumentsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly commands: CommandLog,
    private readonly events: EventStore,
  ) {}

  /** What `import` would change; writes nothing. */
  async preview(caller: Caller, { document: text }: ImportCommand): Promise<ImportOutcome> {
    requireActorAnywhere(caller, 'law.edit');
    const document = read(text);
    return this.transactions.run(async (tx) => {
      const plan = planInstrumentImport(document, await readStoredLaw(tx, document), uuidv7);
      return outcomeOf(plan, document);
    });
  }

  /** Loads a document as a whole; the same one again changes nothing. */
  import(caller: Caller, command: ImportCommand): Promise<ImportOutcome> {
    const actor = requireActorAnywhere(caller, 'law.edit');
    return this.transactions.run((tx) => {
      const log = {
        key: command.clientMutationId,
        actorId: caller.principal.id,
        operation: 'importInstrument',
        body: command,
      };
      return this.commands.once(tx, log, async () => {
        const document = read(command.document);
        await lockInstrumentCode(tx, document.code);
        const plan = planInstrumentImport(document, await readStoredLaw(tx, document), uuidv7);
        if (plan.changesAnything) await this.write(tx, plan, actor, caller.correlationId);
        return outcomeOf(plan, document);
      });
    });
  }

  private async write(
    tx: EntityManager,
    plan: InstrumentPlan,
    actor: Actor,
    correlationId: string,
  ): Promise<void> {
    await writeInstrument(tx, plan, new Date());
    if (!plan.becomesCurrent) return;
    const batches = batchesOf([...plan.provisions, ...plan.repealed.map(asRepealed)]);
    const first = await takeInstrumentVersions(tx, plan.instrument.id, batches.length + 1);
    const common = { aggregateId: plan.instrument.id, actor, correlationId };
    await this.events.append(tx, InstrumentPublishedV1, {
      ...common,
      aggregateVersion: first,
      payload: publishedPayload(plan),
    });
    const loaded = batches.map((batch, index) => ({
      ...common,
      aggregateVersion: first + 1 + index,
      payload: loadedPayload(plan, batch),
    }));
    await this.events.appendAll(tx, InstrumentProvisionsLoadedV1, loaded);
  }
}

/** The caller as actor of an act that concerns no unit, under a grant that allows it everywhere. */
export function requireActorAnywhere(caller: Caller, action: Action): Actor {
  const capacity = caller.access.capacityAnywhere(action);
  if (capacity) return actorOf(caller.principal, capacity);
  logDenial(caller.access, action, null);
  return refuse(ErrorCode.NOT_ALLOWED, null, 'aboveOwnRight');
}

function read(text: string): InstrumentDocument {
  const parsed = parseInstrument(text);
  return parsed.ok ? parsed.document : refuseDocument(parsed.problems);
}

function outcomeOf({ instrument, changes }: InstrumentPlan, document: InstrumentDocument): ImportOutcome {
  return { instrumentId: instrument.id, changes, counts: countProvisions(document) };
}

function asRepealed(wording: Wording): Wording {
  return { ...wording, status: 'REPEALED' };
}

function batchesOf(provisions: readonly Wording[]): Wording[][] {
  const count = Math.ceil(provisions.length / provisionsPerEvent);
  return Array.from({ length: count }, (_, index) =>
    provisions.slice(index * provisionsPerEvent, (index + 1) * provisionsPerEvent),
  );
}

function publishedPayload(plan: InstrumentPlan): PayloadOf<typeof InstrumentPublishedV1> {
  const { id, inForceFrom } = plan.expression;
  return {
    instrument: plan.instrument,
    expression: { id, inForceFrom },
    provisionCount: plan.provisions.length,
  };
}

function loadedPayload(
  plan: InstrumentPlan,
  batch: readonly Wording[],
): PayloadOf<typeof InstrumentProvisionsLoadedV1> {
  return {
    instrumentId: plan.instrument.id,
    expressionId: plan.expression.id,
    provisions: batch.map(
      ({ id, eId, kind, number, label, heading, parentId, position, status, dutyKind }) => ({
        id,
        eId,
        kind,
        number,
        label,
        heading,
        parentId,
        position,
        status,
        dutyKind,
      }),
    ),
  };
}

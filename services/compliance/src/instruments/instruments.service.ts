import { Injectable } from '@nestjs/common';
import type { Actor } from '@rasad/event-contracts';
import type { InstrumentDocument } from '@rasad/import-formats';
import type { InstrumentOutline, LawWarning } from '@rasad/law-text';
import { CommandLog, Transactions } from '@rasad/messaging';
import { actorOf, logDenial, refuse, tehranDate, ErrorCode, type Action } from '@rasad/service-kit';
import { AmendmentSettlement } from '../amendments/amendment-settlement.service.js';
import { ChangeFollowing } from '../assignments/change-following.service.js';
import type { Caller } from '../caller.js';
import { readGivenLaw, type GivenLaw } from './given-law.js';
import { LawLoading, type ImportOutcome } from './law-loading.service.js';

interface ImportCommand extends GivenLaw {
  clientMutationId?: string | null;
}

/** Warnings that are told at once. */
const mostWarnings = 500;

/** What was read. */
interface ReadLaw {
  counts: InstrumentOutline['counts'];
  /** The first of them. */
  warnings: LawWarning[];
  warningCount: number;
}

/** What was read and what importing it did, or would do. */
export type LawImport = ReadLaw & ImportOutcome;

/** What was read, and what importing it would do; nothing where a plain text comes without its metadata. */
export type LawPreview = ReadLaw & Partial<ImportOutcome>;

/** Imports of instruments. */
@Injectable()
export class InstrumentsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly commands: CommandLog,
    private readonly loading: LawLoading,
    private readonly settlement: AmendmentSettlement,
    private readonly following: ChangeFollowing,
  ) {}

  /** What `import` would change; writes nothing. */
  async preview(caller: Caller, command: ImportCommand): Promise<LawPreview> {
    requireActorAnywhere(caller, 'law.edit');
    const { document, outline } = readGivenLaw(command);
    if (!document) return readLaw(outline);
    const text = { document, baseExpressionId: null };
    const outcome = await this.transactions.run((tx) =>
      this.loading.preview(tx, text, tehranDate(new Date())),
    );
    return { ...outcome, ...readLaw(outline) };
  }

  /** Loads a document as a whole; the same one again changes nothing. */
  async import(caller: Caller, command: ImportCommand): Promise<LawImport> {
    const actor = requireActorAnywhere(caller, 'law.edit');
    const at = new Date();
    const outcome = await this.transactions.run((tx) => {
      const log = {
        key: command.clientMutationId,
        actorId: caller.principal.id,
        operation: 'importInstrument',
        body: command,
      };
      return this.commands.once(tx, log, async () => {
        const { document, outline } = readGivenLaw(command);
        const text = { document: requireMetadata(document), baseExpressionId: null };
        const act = { actor, correlationId: caller.correlationId, at, today: tehranDate(at) };
        return { ...(await this.loading.load(tx, text, act)), ...readLaw(outline) };
      });
    });
    await this.settlement.settleDue(at);
    this.following.wake();
    return outcome;
  }
}

/** The caller as actor of an act that concerns no unit, under a grant that allows it everywhere. */
export function requireActorAnywhere(caller: Caller, action: Action): Actor {
  const capacity = caller.access.capacityAnywhere(action);
  if (capacity) return actorOf(caller.principal, capacity);
  logDenial(caller.access, action, null);
  return refuse(ErrorCode.NOT_ALLOWED, null, 'aboveOwnRight');
}

/** A plain text is read without metadata, but not imported. */
function requireMetadata(document: InstrumentDocument | null): InstrumentDocument {
  return document ?? refuse(ErrorCode.REQUIRED, 'input.metadata', 'required');
}

function readLaw({ counts, warnings }: InstrumentOutline): ReadLaw {
  return { counts, warnings: warnings.slice(0, mostWarnings), warningCount: warnings.length };
}

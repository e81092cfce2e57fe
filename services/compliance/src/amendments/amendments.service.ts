import { Injectable } from '@nestjs/common';
import {
  applyAmendment,
  parseAmendment,
  parseInstrument,
  type AmendmentDocument,
  type ImportProblem,
  type ParsedDocument,
} from '@rasad/import-formats';
import { CommandLog, Transactions } from '@rasad/messaging';
import { tehranDate } from '@rasad/service-kit';
import type { EntityManager } from 'typeorm';
import { ChangeFollowing } from '../assignments/change-following.service.js';
import type { Caller } from '../caller.js';
import { effectiveDay, expressionKey, predecessorOf } from '../instruments/expression.rules.js';
import { refuseDocument } from '../instruments/import-problems.js';
import { requireActorAnywhere } from '../instruments/instruments.service.js';
import { LawLoading, type GivenText, type ImportOutcome } from '../instruments/law-loading.service.js';
import {
  findInstrument,
  lockInstrumentCode,
  readExpressions,
  readWordings,
} from '../instruments/stored-law.queries.js';
import type { StoredExpression, StoredInstrument } from '../instruments/stored-law.js';
import { AmendmentSettlement } from './amendment-settlement.service.js';
import { documentOf } from './stored-document.rules.js';

type Read<T> = Extract<ParsedDocument<T>, { ok: true }>;

interface AddExpressionCommand {
  clientMutationId?: string | null;
  document: string;
}

/** Adding expressions to instruments that are there: amendments, or full new texts. */
@Injectable()
export class AmendmentsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly commands: CommandLog,
    private readonly loading: LawLoading,
    private readonly settlement: AmendmentSettlement,
    private readonly following: ChangeFollowing,
  ) {}

  /** What `add` would change; writes nothing. */
  preview(caller: Caller, { document }: AddExpressionCommand): Promise<ImportOutcome> {
    requireActorAnywhere(caller, 'law.edit');
    const today = tehranDate(new Date());
    return this.transactions.run(async (tx) =>
      this.loading.preview(tx, await fullTextOf(tx, document, today), today),
    );
  }

  /** Adds an expression as a whole, or nothing; the same document again changes nothing. */
  async add(caller: Caller, command: AddExpressionCommand): Promise<ImportOutcome> {
    const actor = requireActorAnywhere(caller, 'law.edit');
    const at = new Date();
    const act = { actor, correlationId: caller.correlationId, at, today: tehranDate(at) };
    const outcome = await this.transactions.run((tx) => {
      const log = {
        key: command.clientMutationId,
        actorId: caller.principal.id,
        operation: 'addExpression',
        body: command,
      };
      return this.commands.once(tx, log, async () =>
        this.loading.load(tx, await fullTextOf(tx, command.document, act.today), act),
      );
    });
    await this.settlement.settleDue(at);
    this.following.wake();
    return outcome;
  }
}

/** The full text that a document gives by itself or as an amendment. Holds the instrument's code. */
async function fullTextOf(tx: EntityManager, text: string, today: string): Promise<GivenText> {
  const amendment = parseAmendment(text);
  if (amendment.ok) {
    const instrument = await requireInstrument(tx, amendment, amendment.document.instrument, 'instrument');
    return amend(tx, instrument, amendment, today);
  }
  const isAmendment = amendment.problems.every(({ code }) => code !== 'UNKNOWN_FORMAT');
  if (isAmendment) return refuseDocument(amendment.problems);
  const full = parseInstrument(text);
  if (!full.ok) return refuseDocument(full.problems);
  await requireInstrument(tx, full, full.document.code, 'code');
  return { document: full.document, baseExpressionId: null };
}

async function requireInstrument<T>(
  tx: EntityManager,
  { problemAt }: Read<T>,
  code: string,
  field: string,
): Promise<StoredInstrument> {
  await lockInstrumentCode(tx, code);
  const instrument = await findInstrument(tx, code);
  return (
    instrument ?? refuseDocument([problemAt([field], 'UNKNOWN_INSTRUMENT', { found: JSON.stringify(code) })])
  );
}

async function amend(
  tx: EntityManager,
  instrument: StoredInstrument,
  { document: amendment, problemAt }: Read<AmendmentDocument>,
  today: string,
): Promise<GivenText> {
  const base = baseOf(await readExpressions(tx, instrument.id), amendment, today);
  if (!base) {
    const found = JSON.stringify(amendment.instrument);
    return refuseDocument([problemAt(['instrument'], 'NOTHING_TO_AMEND', { found })]);
  }
  const problems: ImportProblem[] = [];
  const document = applyAmendment(
    documentOf(instrument, base, await readWordings(tx, base.id)),
    amendment,
    (path, code, details) => problems.push(problemAt(path, code, details)),
  );
  if (problems.length > 0) return refuseDocument(problems);
  return { document, baseExpressionId: base.id };
}

/** The text that an amendment is made to: the one before it, or again the one that it was made to the first time. */
function baseOf(
  expressions: readonly StoredExpression[],
  { expression }: AmendmentDocument,
  today: string,
): StoredExpression | undefined {
  const known = expressions.find(({ key }) => key === expressionKey(expression));
  const first = expressions.find(({ id }) => id === known?.baseExpressionId);
  const dated = { id: known?.id ?? '', effectiveOn: effectiveDay(expression) };
  return first ?? predecessorOf(dated, expressions, today);
}

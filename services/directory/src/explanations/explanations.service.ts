import { Injectable } from '@nestjs/common';
import { WHOLE_ORGANISATION } from '@rasad/event-contracts';
import { logDenial, type Access, type Action } from '@rasad/service-kit';
import type { Account } from '../accounts/account.rules.js';
import { AccountsQueries } from '../accounts/accounts.queries.js';
import { scopePath, type Grant } from '../grants/grant.rules.js';
import { GrantsQueries } from '../grants/grants.queries.js';
import { UnitsQueries } from '../units/units.queries.js';
import type { Unit } from '../units/unit.rules.js';
import {
  effectiveActions,
  explain,
  type EffectiveAction,
  type ExplainedGrant,
  type Explanation,
  type Subject,
} from './explanation.rules.js';

/** Whose rights are asked about, where and when; ids are row ids. */
export interface RightsQuestion {
  /** Null together with the username is the caller. */
  accountId: string | null;
  username: string | null;
  /** Null together with the code is no unit. */
  unitId: string | null;
  unitCode: string | null;
  asOf: string;
}

/** Somebody's rights as far as the caller may see them. */
export interface Effective {
  account: Account;
  unit: Unit | null;
  asOf: string;
  disabled: boolean;
  actions: EffectiveAction[];
}

/** An answered question about one action. */
export interface Explained extends Omit<Effective, 'actions'> {
  action: Action;
  explanation: Explanation;
}

/** What was read to answer a question. */
interface Situation {
  account: Account;
  /** As it stands on the day asked about. */
  unit: Unit | null;
  subject: Subject;
  /** Whether the caller may see a grant that has nothing to do with the unit asked about. */
  maySee: (grant: Grant) => boolean;
}

/** Tells why somebody may do something: to themselves, and to those who administer or inspect the unit asked about. */
@Injectable()
export class ExplanationsService {
  constructor(
    private readonly accounts: AccountsQueries,
    private readonly grants: GrantsQueries,
    private readonly units: UnitsQueries,
  ) {}

  /** @returns null for what does not exist or is not the caller's to know. */
  async explain(question: RightsQuestion, action: Action, access: Access): Promise<Explained | null> {
    const situation = await this.situationOf(question, access);
    if (!situation) return null;
    const { account, unit, subject, maySee } = situation;
    const explanation = explain(subject, action, scopePath(unit), question.asOf);
    const grants = explanation.grants.filter((one) => covers(one) || maySee(one.grant));
    const { disabled } = explanation;
    return { account, unit, asOf: question.asOf, disabled, action, explanation: { ...explanation, grants } };
  }

  /** @returns null for what does not exist or is not the caller's to know. */
  async effective(question: RightsQuestion, access: Access): Promise<Effective | null> {
    const situation = await this.situationOf(question, access);
    if (!situation) return null;
    const { account, unit, subject, maySee } = situation;
    const { disabled } = explain(subject, 'viewer.read', [], question.asOf);
    const actions = effectiveActions(subject, unit && unit.path, question.asOf)
      .map(({ action, grants }) => ({
        action,
        grants: grants.filter((one) => covers(one) || maySee(one.grant)),
      }))
      .filter(({ grants }) => grants.length > 0);
    return { account, unit, asOf: question.asOf, disabled, actions };
  }

  private async situationOf(question: RightsQuestion, access: Access): Promise<Situation | null> {
    const account = await this.accountOf(question, access);
    const asksForUnit = question.unitId !== null || question.unitCode !== null;
    const unit = asksForUnit ? await this.unitOf(question) : null;
    if (!account || (asksForUnit && !unit)) return null;
    const isSelf = account.id === access.principal.id;
    if (!isSelf && !access.allows('access.explain', scopePath(unit))) {
      logDenial(access, 'access.explain', unit?.id ?? null);
      return null;
    }
    const [then] = unit ? await this.units.onDays([{ unitId: unit.id, asOf: question.asOf }]) : [];
    const subject = await this.subjectOf(account, question.asOf);
    const maySee = isSelf ? () => true : await this.sightOf(subject.grants, access);
    return { account, unit: then ?? unit, subject, maySee };
  }

  /** A username tells whether somebody exists: it is taken from those alone who may know of all people. */
  private async accountOf({ accountId, username }: RightsQuestion, access: Access): Promise<Account | null> {
    if (username !== null) {
      const mayAsk = username === access.principal.username || access.allowsSomewhere('person.read');
      return mayAsk ? this.accounts.byUsername(username) : null;
    }
    const [account] = await this.accounts.byIds([accountId ?? access.principal.id]);
    return account ?? null;
  }

  private async unitOf({ unitId, unitCode }: RightsQuestion): Promise<Unit | null> {
    if (unitCode !== null) return this.units.byCode(unitCode);
    const [unit] = unitId === null ? [] : await this.units.byIds([unitId]);
    return unit ?? null;
  }

  private async subjectOf(account: Account, asOf: string): Promise<Subject> {
    const grants = await this.grants.givenTo(account.id, asOf);
    const delegators = await this.accounts.byIds(grants.flatMap(({ onBehalfOf }) => onBehalfOf ?? []));
    return { account, grants, delegators };
  }

  private async sightOf(grants: readonly Grant[], access: Access): Promise<(grant: Grant) => boolean> {
    const scopes = await this.units.byIds(grants.map(({ scopeUnitId }) => scopeUnitId));
    const paths = new Map(scopes.map(({ id, path }) => [id, path]));
    return ({ scopeUnitId }) => access.allows('grant.read', paths.get(scopeUnitId) ?? []);
  }
}

/** A grant that covers the unit asked about is part of the answer; others are more than was asked. */
function covers({ grant, through }: ExplainedGrant): boolean {
  return grant.scopeUnitId === WHOLE_ORGANISATION || through.length > 0;
}

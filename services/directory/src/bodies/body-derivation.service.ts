import { Injectable } from '@nestjs/common';
import { BodyChangedV1, BodyEndedV1, BodyFormedV1, type Actor } from '@rasad/event-contracts';
import { EventStore } from '@rasad/messaging';
import type { EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { actOf, type Act, type Caller } from '../caller.js';
import { chartersInForce, dayToFollow, type WholeCharter } from '../charters/charter.rules.js';
import { loadCharters } from '../charters/charters-store.queries.js';
import { loadOpenBodies, loadViewed, markFollowed, saveBodies } from './bodies-store.queries.js';
import { bodyEvent, type BodySource } from './body.events.js';
import { planBodies, type BodyStep } from './body-plan.rules.js';
import { describeBodies } from './described-body.rules.js';
import { viewOrganisation, type OrganisationView } from './organisation-view.rules.js';

/** On which day, and from which day on, bodies are derived. */
export interface DerivationDays {
  /** The day on which charters and organisation are looked at. */
  today: string;
  /** The day from which what is found holds. */
  effectiveOn: string;
}

/** What a derivation does, and in which organisation. */
export interface BodyPlan {
  steps: BodyStep[];
  view: OrganisationView;
}

/** Whoever derives, acting on a body whose unit has this path. */
export type ActOnUnit = (path: readonly string[], codePath: readonly string[]) => Act;

/** Who acts when bodies follow the day by themselves. */
const platform: Actor = { kind: 'SYSTEM', id: 'directory', role: null, unitId: null };

/** Brings bodies in line with charters and organisation; part of the change that moved them apart. */
@Injectable()
export class BodyDerivation {
  constructor(private readonly events: EventStore) {}

  /** Follows a change of units or posts: every charter anew. */
  async follow(tx: EntityManager, caller: Caller): Promise<void> {
    const { today } = caller.access;
    await this.deriveAll(tx, { today, effectiveOn: today }, (path, codePath) =>
      actOf(caller, caller.access.capacity('org-unit.manage', path), codePath),
    );
  }

  /** Follows the day: charters, units and posts that begin or end with it. */
  async followDay(tx: EntityManager, today: string): Promise<void> {
    const correlationId = uuidv7();
    await this.deriveAll(tx, { today, effectiveOn: today }, (_, codePath) => ({
      actor: platform,
      correlationId,
      unitPath: codePath.length > 0 ? codePath.join('/') : null,
    }));
  }

  /** Derives the bodies of every charter; what is in line already stays untouched. */
  async deriveAll(tx: EntityManager, days: DerivationDays, act: ActOnUnit): Promise<BodyStep[]> {
    const charters = await loadCharters(tx);
    if (charters.length === 0) return [];
    const { steps } = await this.derive(tx, charters, days, act);
    return steps;
  }

  /** Derives the bodies of these charters, and tells what it did, those that stay included. */
  async derive(
    tx: EntityManager,
    charters: readonly WholeCharter[],
    days: DerivationDays,
    act: ActOnUnit,
  ): Promise<BodyPlan> {
    const { steps, view } = await this.plan(tx, charters, days);
    const changing = steps.filter(({ kind }) => kind !== 'KEPT');
    await saveBodies(tx, changing);
    const charterIds = charters.map(({ charter }) => charter.id);
    await markFollowed(tx, charterIds, days.today);
    await this.tell(tx, changing, sourcesOf(charters), (step) => {
      const path = view.byId.get(step.body.scopeUnitId)?.path ?? [];
      return act(
        path,
        path.flatMap((id) => view.byId.get(id)?.code ?? []),
      );
    });
    return { steps, view };
  }

  /** What a derivation would do; changes nothing. */
  async plan(
    manager: EntityManager,
    charters: readonly WholeCharter[],
    days: DerivationDays,
  ): Promise<BodyPlan> {
    const today = dayToFollow(charters, days.today);
    const { units, positions } = await loadViewed(manager);
    const view = viewOrganisation(units, positions, today);
    const stored = await loadOpenBodies(
      manager,
      charters.map(({ charter }) => charter.id),
    );
    const described = describeBodies(chartersInForce(charters, today), view);
    const steps = planBodies(stored, described, {
      today,
      effectiveOn: days.effectiveOn === days.today ? today : days.effectiveOn,
      view,
      positions: new Map(positions.map((position) => [position.id, position])),
      newId: () => uuidv7(),
    });
    return { steps, view };
  }

  private async tell(
    tx: EntityManager,
    steps: readonly BodyStep[],
    sourceOf: (step: BodyStep) => BodySource,
    actOn: (step: BodyStep) => Act,
  ): Promise<void> {
    const events = (kind: BodyStep['kind']) =>
      steps.filter((step) => step.kind === kind).map((step) => bodyEvent(step, sourceOf(step), actOn(step)));
    await this.events.appendAll(tx, BodyFormedV1, events('FORMED'));
    await this.events.appendAll(tx, BodyChangedV1, events('CHANGED'));
    await this.events.appendAll(tx, BodyEndedV1, events('ENDED'));
  }
}

/** Finds charter and clause of a body among those that were derived from. */
function sourcesOf(charters: readonly WholeCharter[]): (step: BodyStep) => BodySource {
  const byId = new Map(charters.map(({ charter }) => [charter.id, charter]));
  const clauses = new Map(charters.flatMap((whole) => whole.clauses).map((clause) => [clause.id, clause]));
  return ({ body }) => {
    const charter = byId.get(body.charterId);
    const clause = clauses.get(body.clauseId);
    if (!charter || !clause?.rule) throw new Error(`body ${body.id} has no clause`);
    return { charter, clause: { ...clause, rule: clause.rule } };
  };
}

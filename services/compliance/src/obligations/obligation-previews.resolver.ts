import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { Allow, RequestContext, withUserErrors } from '@rasad/service-kit';
import type { ComplianceContext } from '../loaders.js';
import { orgUnitOf } from '../references/org-unit.graphql.js';
import { PreviewObligationInput, PreviewObligationUpdateInput } from './obligation-input.graphql.js';
import {
  ObligationPreview,
  PreviewObligationPayload,
  type MovedDueDate,
  type PlannedDueDate,
  type ReachedUnit,
} from './obligation-preview.graphql.js';
import { reachCounts, type ObligationEffect } from './obligation-preview.rules.js';
import { ObligationPreviews } from './obligation-previews.service.js';

/** Units and tasks of a kind that a preview names one by one. */
const maxSample = 200;

@Resolver(() => ObligationPreview)
export class ObligationPreviewsResolver {
  constructor(private readonly previews: ObligationPreviews) {}

  @Mutation(() => PreviewObligationPayload, {
    description: 'What a new obligation would reach and lead to; writes nothing.',
  })
  @Allow('obligation.edit')
  previewObligation(
    @Args('input') input: PreviewObligationInput,
    @RequestContext() context: ComplianceContext,
  ): Promise<PreviewObligationPayload> {
    return shown(context, () => this.previews.ofNew(context, input));
  }

  @Mutation(() => PreviewObligationPayload, {
    description: 'What a change of an obligation would touch, field by field, and lead to; writes nothing.',
  })
  @Allow('obligation.edit')
  previewObligationUpdate(
    @Args('input') input: PreviewObligationUpdateInput,
    @RequestContext() context: ComplianceContext,
  ): Promise<PreviewObligationPayload> {
    return shown(context, () => this.previews.ofRevision(context, input));
  }
}

function shown(
  context: ComplianceContext,
  work: () => Promise<ObligationEffect>,
): Promise<PreviewObligationPayload> {
  const nothing: Omit<PreviewObligationPayload, 'userErrors'> = { preview: null };
  return withUserErrors(context.lang, nothing, async () => ({ preview: previewOf(await work()) }));
}

function previewOf({ reached, gained, lost, moved, dueDates, ...rest }: ObligationEffect): ObligationPreview {
  return {
    ...rest,
    reachedCount: reached.length,
    reachedByKind: reachCounts(reached),
    reachedUnits: reached.slice(0, maxSample).map(unitOf),
    assignmentsCreated: gained.length,
    gainedUnits: gained.slice(0, maxSample).map(unitOf),
    assignmentsWithdrawn: lost.length,
    lostUnits: lost.slice(0, maxSample).map(unitOf),
    dueDatesMoved: moved.length,
    movedDueDates: moved.slice(0, maxSample).map(movedDueDate),
    dueDates: dueDates.map(plannedDueDate),
  };
}

function unitOf({ unitId, role }: ObligationEffect['reached'][number]): ReachedUnit {
  return { role, unit: orgUnitOf(unitId) };
}

function movedDueDate({ unitId, ...moved }: ObligationEffect['moved'][number]): MovedDueDate {
  return { ...moved, unit: orgUnitOf(unitId) };
}

function plannedDueDate(planned: ObligationEffect['dueDates'][number]): PlannedDueDate {
  const { on: dueOn, unitCount, derivation: localizedDerivation, period: localizedPeriod } = planned;
  return { dueOn, unitCount, localizedDerivation, localizedPeriod };
}

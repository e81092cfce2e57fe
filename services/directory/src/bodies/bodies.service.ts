import { Injectable } from '@nestjs/common';
import { requireCapacity } from '@rasad/service-kit';
import { actOf, type Caller } from '../caller.js';
import { OrganisationWrites } from '../organisation-writes.js';
import { BodyDerivation } from './body-derivation.service.js';
import type { BodyStep } from './body-plan.rules.js';

export interface DeriveBodies {
  clientMutationId: string | null;
}

/** How many bodies came, changed and went. */
export interface BodyCounts {
  formed: number;
  changed: number;
  ended: number;
}

/** Derives bodies apart from any change. */
@Injectable()
export class BodiesService {
  constructor(
    private readonly writes: OrganisationWrites,
    private readonly bodies: BodyDerivation,
  ) {}

  derive(input: DeriveBodies, caller: Caller): Promise<BodyCounts> {
    const capacity = requireCapacity(caller.access, 'charter.manage', [], null);
    const { today } = caller.access;
    return this.writes.run({ operation: 'deriveBodies', input }, caller, async (tx) => {
      const steps = await this.bodies.deriveAll(tx, { today, effectiveOn: today }, (_, codePath) =>
        actOf(caller, capacity, codePath),
      );
      const count = (kind: BodyStep['kind']) => steps.filter((step) => step.kind === kind).length;
      return { formed: count('FORMED'), changed: count('CHANGED'), ended: count('ENDED') };
    });
  }
}

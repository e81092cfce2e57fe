import { Field, HideField, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { LocalizedText } from '@rasad/event-contracts';
import { toGlobalId, type NodeType } from '@rasad/service-kit';
import type { AssignmentCause as StoredCause } from './assignment-cause.rules.js';

/** What makes assignments come and go, as a GraphQL enum. */
export enum CauseKind {
  RULE = 'RULE',
  UNIT_CREATED = 'UNIT_CREATED',
  UNIT_CHANGED = 'UNIT_CHANGED',
  UNIT_MOVED = 'UNIT_MOVED',
  UNIT_CLOSED = 'UNIT_CLOSED',
  SUCCESSOR = 'SUCCESSOR',
  LAW_AMENDED = 'LAW_AMENDED',
  RULE_CHANGED = 'RULE_CHANGED',
  CALENDAR = 'CALENDAR',
  MANUAL = 'MANUAL',
}
registerEnumType(CauseKind, {
  name: 'CauseKind',
  description: 'What made an assignment come or go.',
  valuesMap: {
    SUCCESSOR: { description: 'The unit stands in for a closed one.' },
    CALENDAR: { description: 'A day came on which a unit or a duty begins or ends.' },
    MANUAL: { description: 'Somebody decided it, with a reason.' },
  },
});

/** Where an assignment comes from, as a GraphQL enum. */
export enum AssignmentOrigin {
  RULE = 'RULE',
  MANUAL = 'MANUAL',
}
registerEnumType(AssignmentOrigin, {
  name: 'AssignmentOrigin',
  description:
    'Whether a rule gives an assignment or somebody made it by hand; no rule takes back the latter.',
});

@ObjectType({ description: 'Why an assignment came or went.' })
export class AssignmentCause {
  @Field(() => CauseKind) kind: keyof typeof CauseKind;
  @Field(() => ID, { description: 'Of the unit, provision or obligation that it speaks of.' })
  referenceId: string;
  @HideField() localizedText: LocalizedText;
}

const unitKinds: readonly string[] = [
  'UNIT_CREATED',
  'UNIT_CHANGED',
  'UNIT_MOVED',
  'UNIT_CLOSED',
  'SUCCESSOR',
];

/** A stored cause for the graph. */
export function causeForGraph({ kind, referenceId, text }: StoredCause): AssignmentCause {
  return { kind, referenceId: toGlobalId(referenceType(kind), referenceId), localizedText: text };
}

function referenceType(kind: StoredCause['kind']): NodeType {
  if (unitKinds.includes(kind)) return 'OrgUnit';
  return kind === 'LAW_AMENDED' ? 'Provision' : 'Obligation';
}

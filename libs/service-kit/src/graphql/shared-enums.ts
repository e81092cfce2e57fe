import { registerEnumType } from '@nestjs/graphql';
import {
  assignmentRole,
  bodyKind,
  evidenceKind,
  instrumentKind,
  meetingPeriod,
  orgUnitKind,
  positionKind,
  provisionKind,
  role,
  seatRole,
  taskResult,
  taskStatus,
} from '@rasad/event-contracts';

/** Kinds of organisational unit, as a GraphQL enum. */
export const OrgUnitKind = orgUnitKind.enum;
/** Kinds of post, as a GraphQL enum. */
export const PositionKind = positionKind.enum;
/** Kinds of body, as a GraphQL enum. */
export const BodyKind = bodyKind.enum;
/** What somebody is in a body, as a GraphQL enum. */
export const SeatRole = seatRole.enum;
/** Periods in which bodies meet, as a GraphQL enum. */
export const MeetingPeriod = meetingPeriod.enum;
/** Roles, as a GraphQL enum. */
export const Role = role.enum;
/** Kinds of provision, as a GraphQL enum. */
export const ProvisionKind = provisionKind.enum;
/** Kinds of instrument, as a GraphQL enum. */
export const InstrumentKind = instrumentKind.enum;
/** Parts that a unit can have in an obligation, as a GraphQL enum. */
export const AssignmentRole = assignmentRole.enum;
/** How evidence is given, as a GraphQL enum. */
export const EvidenceKind = evidenceKind.enum;
/** Statuses of a task, as a GraphQL enum. */
export const TaskStatus = taskStatus.enum;
/** Results of a task, as a GraphQL enum. */
export const TaskResult = taskResult.enum;

/** Order of a list. */
export enum SortDirection {
  ASC = 'ASC',
  DESC = 'DESC',
}

registerEnumType(OrgUnitKind, { name: 'OrgUnitKind', description: 'Kind of organisational unit.' });
registerEnumType(PositionKind, { name: 'PositionKind', description: 'Kind of post in a unit.' });
registerEnumType(BodyKind, { name: 'BodyKind', description: 'Kind of body that a charter forms.' });
registerEnumType(SeatRole, { name: 'SeatRole', description: 'What somebody is in a body.' });
registerEnumType(MeetingPeriod, {
  name: 'MeetingPeriod',
  description: 'Period of the Jalali calendar in which a body meets.',
});
registerEnumType(Role, { name: 'Role', description: 'What a grant entitles to.' });
registerEnumType(ProvisionKind, { name: 'ProvisionKind', description: 'Level of a provision in its law.' });
registerEnumType(InstrumentKind, { name: 'InstrumentKind', description: 'Kind of legal instrument.' });
registerEnumType(AssignmentRole, { name: 'AssignmentRole', description: 'Part of a unit in an obligation.' });
registerEnumType(EvidenceKind, { name: 'EvidenceKind', description: 'How evidence is given.' });
registerEnumType(TaskStatus, { name: 'TaskStatus', description: 'Where a task stands.' });
registerEnumType(TaskResult, { name: 'TaskResult', description: 'What a review found.' });
registerEnumType(SortDirection, { name: 'SortDirection', description: 'Order of a list.' });

import { orgUnitKind, positionKind, role } from '@rasad/event-contracts';

export const orgUnitKinds = orgUnitKind.options;
export const positionKinds = positionKind.options;
/** Roles of people: that of services is for their accounts alone. */
export const roles = role.options.filter((one) => one !== 'SERVICE');
export const confidenceValues = ['HIGH', 'MEDIUM', 'LOW'] as const;

import { toGlobalId } from '@rasad/service-kit';
import type { OrgUnit } from './org-unit.reference.js';
import type { Person } from './person.reference.js';
import type { Provision } from './provision.reference.js';
import type { Task } from './task.reference.js';

/** References to what other services own, by row id. */
export const unitReference = (id: string): OrgUnit => ({ id: toGlobalId('OrgUnit', id) });
export const provisionReference = (id: string): Provision => ({ id: toGlobalId('Provision', id) });
export const personReference = (id: string): Person => ({ id: toGlobalId('Person', id) });
export const taskReference = (id: string): Task => ({ id: toGlobalId('Task', id) });

import type { ObligationEffect } from './amended-obligation.js';

/** The effects on all obligations together. */
export interface EffectsSum {
  obligations: ObligationEffect[];
  assignments: number;
  assignmentsToWithdraw: number;
  tasksToReopen: number;
  openTasks: number;
}

/** Sums up what a text means for the obligations that it touches. */
export function sumOfEffects(obligations: ObligationEffect[]): EffectsSum {
  const sum = (count: (effect: ObligationEffect) => number) =>
    obligations.reduce((total, effect) => total + count(effect), 0);
  return {
    obligations,
    assignments: sum(({ assignments }) => assignments),
    assignmentsToWithdraw: sum(({ touch, assignments }) => (touch === 'REPEALED' ? assignments : 0)),
    tasksToReopen: sum(({ tasksToReopen }) => tasksToReopen),
    openTasks: sum(({ openTasks }) => openTasks),
  };
}

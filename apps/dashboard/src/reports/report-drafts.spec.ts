/** @jest-environment jsdom */
import { beforeEach, describe, expect, it } from '@jest/globals';
import { changedDraft, emptyDraft, forgetDraft, hasDraft, readDraft, storeDraft } from './report-drafts.js';
import { inputOf, missingIn, problemsOf } from './report-form.rules.js';

const full = { ...emptyDraft(), result: 'COMPLIANT', narrative: ' شرح ', effectiveOn: '2026-11-20' } as const;
const minutes = { id: 'evidence-1', kind: 'FILE', title: 'صورت‌جلسه' } as const;

beforeEach(() => window.localStorage.clear());

describe('A draft', () => {
  it('is there again after the page was closed', () => {
    storeDraft('reporter-d1', 'task-1', full);
    expect(readDraft('reporter-d1', 'task-1')).toEqual(full);
    expect(hasDraft('reporter-d1', 'task-1')).toBe(true);
  });

  it('belongs to one user and one task', () => {
    storeDraft('reporter-d1', 'task-1', full);
    expect(readDraft('reporter-d2', 'task-1')).toBeNull();
    expect(readDraft('reporter-d1', 'task-2')).toBeNull();
  });

  it('is gone once its report was received', () => {
    storeDraft('reporter-d1', 'task-1', full);
    forgetDraft('reporter-d1', 'task-1');
    expect(hasDraft('reporter-d1', 'task-1')).toBe(false);
  });

  it.each(['{', '[]', 'null', '{"narrative":7,"clientMutationId":"k"}'])(
    'that is damaged (%s) counts as none',
    (text) => {
      window.localStorage.setItem('rasad.report-draft.reporter-d1.task-1', text);
      expect(readDraft('reporter-d1', 'task-1')).toBeNull();
    },
  );

  it('begins with the evidence of the report that it corrects', () => {
    const reported = { ...minutes, size: 4, state: 'AVAILABLE' };
    expect(emptyDraft([reported]).evidence).toEqual([minutes]);
  });

  it('of before there was evidence has none', () => {
    const { evidence: _, ...old } = full;
    window.localStorage.setItem('rasad.report-draft.reporter-d1.task-1', JSON.stringify(old));
    expect(readDraft('reporter-d1', 'task-1')).toEqual({ ...full, evidence: [] });
  });

  it('that is changed becomes another submission, and keeps its key while it is not', () => {
    const changed = changedDraft(full, { narrative: 'دیگر' });
    expect(changed).toMatchObject({ result: 'COMPLIANT', narrative: 'دیگر' });
    expect(changed.clientMutationId).not.toBe(full.clientMutationId);
    expect(inputOf(full, 'task-1')).toEqual(inputOf(full, 'task-1'));
  });
});

describe('A report', () => {
  const words = { result: 'result?', narrative: 'narrative?', evidence: 'evidence?' };
  const optional = { evidenceRequired: false };
  const required = { evidenceRequired: true };

  it('is sent with its idempotency key and trimmed words', () => {
    expect(inputOf(full, 'task-1')).toEqual({
      clientMutationId: full.clientMutationId,
      taskId: 'task-1',
      result: 'COMPLIANT',
      narrative: 'شرح',
      effectiveOn: '2026-11-20',
      evidenceIds: [],
    });
  });

  it('is not sent while something is missing, and says what', () => {
    expect(inputOf({ ...full, narrative: '  ' }, 'task-1')).toBeNull();
    expect(missingIn(emptyDraft(), optional, words)).toEqual([
      { field: 'result', message: 'result?' },
      { field: 'narrative', message: 'narrative?' },
    ]);
    expect(missingIn(full, optional, words)).toEqual([]);
  });

  it('names its evidence by id', () => {
    expect(inputOf({ ...full, evidence: [minutes] }, 'task-1')).toMatchObject({
      evidenceIds: ['evidence-1'],
    });
  });

  it('asks for evidence where the duty does and something is claimed to be done', () => {
    expect(missingIn(full, required, words)).toEqual([{ field: 'evidenceIds', message: 'evidence?' }]);
    expect(missingIn({ ...full, evidence: [minutes] }, required, words)).toEqual([]);
    expect(missingIn({ ...full, result: 'NON_COMPLIANT' }, required, words)).toEqual([]);
  });

  it('has the refusals of the server beside its fields', () => {
    expect(
      problemsOf([
        { field: ['input', 'narrative'], message: 'too short' },
        { field: ['input', 'taskId'], message: 'not now' },
        { field: null, message: 'no' },
      ]),
    ).toEqual([
      { field: 'narrative', message: 'too short' },
      { field: null, message: 'not now' },
      { field: null, message: 'no' },
    ]);
  });
});

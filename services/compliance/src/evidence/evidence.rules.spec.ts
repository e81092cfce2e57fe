import { describe, expect, it } from '@jest/globals';
import { evidenceState } from '@rasad/event-contracts';
import fc from 'fast-check';
import { uploadTransitions } from './evidence-upload.rules.js';
import { bindingProblems, evidenceTransitions, linkProblems, ruleProblem } from './evidence.rules.js';

const acts = ['CLEAR', 'REFUSE', 'WITHDRAW'] as const;

describe('the life of evidence', () => {
  it('lets nothing out of quarantine but a scan or a withdrawal, and nothing back in', () => {
    const steps = evidenceState.options.flatMap((state) =>
      acts.flatMap((act) => {
        const next = evidenceTransitions[state][act];
        return next ? [`${state} ${act} ${next}`] : [];
      }),
    );
    expect(steps).toEqual([
      'QUARANTINED CLEAR AVAILABLE',
      'QUARANTINED REFUSE REFUSED',
      'QUARANTINED WITHDRAW WITHDRAWN',
      'AVAILABLE WITHDRAW WITHDRAWN',
      'REFUSED WITHDRAW WITHDRAWN',
    ]);
  });

  it('takes bytes once for each upload, and completes only what was received', () => {
    const steps = Object.entries(uploadTransitions).flatMap(([status, ways]) =>
      Object.entries(ways).map(([act, next]) => `${status} ${act} ${next}`),
    );
    expect(steps).toEqual([
      'OPEN RECEIVE RECEIVING',
      'RECEIVING STORE RECEIVED',
      'RECEIVING REFUSE REFUSED',
      'RECEIVED COMPLETE COMPLETED',
    ]);
  });
});

describe('naming evidence in a report', () => {
  const known = evidenceState.options.map((state) => ({
    id: state,
    taskId: 'task',
    kind: 'LINK' as const,
    state,
  }));

  it('is for what is available and of the task; what is not of it looks missing', () => {
    expect(bindingProblems(['AVAILABLE'], known, 'task')).toEqual([]);
    expect(bindingProblems(['QUARANTINED'], known, 'task')).toMatchObject([{ code: 'STATE' }]);
    expect(bindingProblems(['REFUSED'], known, 'task')).toMatchObject([{ code: 'STATE' }]);
    for (const missing of ['WITHDRAWN', 'unknown', null]) {
      expect(bindingProblems([missing], known, 'task')).toMatchObject([{ code: 'NOT_FOUND' }]);
    }
    expect(bindingProblems(['AVAILABLE'], known, 'another task')).toMatchObject([{ code: 'NOT_FOUND' }]);
  });

  it('tells each reason once, however many pieces it holds for', () => {
    const ids = ['REFUSED', 'unknown', null, 'AVAILABLE', 'WITHDRAWN', 'REFUSED'];
    expect(bindingProblems(ids, known, 'task').map(({ code }) => code)).toEqual(['STATE', 'NOT_FOUND']);
  });
});

describe('the evidence rule of an obligation', () => {
  const file = { kind: 'FILE' as const };
  const link = { kind: 'LINK' as const };

  it('asks for so many pieces of the kinds that count, of whoever claims that something was done', () => {
    const rule = { required: true, minimum: 2, kinds: ['FILE' as const] };
    expect(ruleProblem(rule, 'COMPLIANT', [file, file, link])).toBeNull();
    expect(ruleProblem(rule, 'PARTIALLY_COMPLIANT', [file, link, link])).toMatchObject({
      code: 'REQUIRED',
      field: ['input', 'evidenceIds'],
      message: { en: 'This obligation asks for files: add at least 2.' },
    });
    expect(ruleProblem(rule, 'NON_COMPLIANT', [])).toBeNull();
    expect(ruleProblem(rule, 'NOT_APPLICABLE', [])).toBeNull();
  });

  it('is met by any kind where it names none, and always where nothing is required', () => {
    expect(ruleProblem({ required: true, minimum: 2, kinds: [] }, 'COMPLIANT', [file, link])).toBeNull();
    expect(ruleProblem({ required: false, minimum: 0, kinds: [] }, 'COMPLIANT', [])).toBeNull();
  });
});

describe('a link', () => {
  it('is one that begins with https and carries no credentials, or is refused whatever it is', () => {
    const title = 'Minutes';
    fc.assert(
      fc.property(fc.webUrl({ validSchemes: ['https'] }), (url) => {
        expect(linkProblems({ url, title }, '2026-11-25')).toEqual([]);
      }),
    );
    fc.assert(
      fc.property(fc.oneof(fc.webUrl({ validSchemes: ['http', 'ftp'] }), fc.string()), (url) => {
        const problems = linkProblems({ url, title }, '2026-11-25');
        expect(problems.length === 0).toBe(/^\s*https:/i.test(url) && URL.canParse(url.trim()));
      }),
    );
  });
});

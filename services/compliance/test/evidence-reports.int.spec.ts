import { describe, expect, it } from '@jest/globals';
import { defaultObligations } from './documents.js';
import { addLink, files, upload, type EvidenceNode } from './evidence.js';
import { useWorld, type Caller } from './harness.js';
import { createUnits, establishLaw, type UserError } from './law.js';
import { districtMaker, giveBack, rowIdOf, submit } from './work.js';

describe('reports that rest on evidence', () => {
  const world = useWorld(async (w) => {
    await createUnits(w);
    const [yearly] = defaultObligations();
    await establishLaw(w, [{ ...yearly, evidenceRule: { minimum: 2, kinds: ['FILE'] } }]);
  });
  const district = districtMaker(world, 10);
  const pdf = async (reporter: Caller, taskId: string, text: string) => {
    const { evidence } = await upload(world, reporter, taskId, `${text}.pdf`, files.pdf(text));
    return evidence?.id ?? '';
  };
  const named = async (caller: Caller, taskId: string) => {
    const { task } = await caller.ask<{ task: { reports: { evidence: Pick<EvidenceNode, 'id'>[] }[] } }>(
      'query ($id: ID!) { task(id: $id) { reports { evidence { id } } } }',
      { id: taskId },
    );
    return task.reports.map(({ evidence }) => evidence.map(({ id }) => id));
  };

  it('name it in their order, and each correction names its own', async () => {
    const { task, reporter, inspector } = await district();
    const [one, two] = [await pdf(reporter, task.id, 'one'), await pdf(reporter, task.id, 'two')];
    const first = await submit(reporter, task.id, { evidenceIds: [two, one, two] });
    expect(first.userErrors).toEqual([]);
    await giveBack(inspector, first.report?.id ?? '');
    const three = await pdf(reporter, task.id, 'three');
    expect((await submit(reporter, task.id, { evidenceIds: [one, three] })).userErrors).toEqual([]);
    expect(await named(inspector, task.id)).toEqual([
      [two, one],
      [one, three],
    ]);
    const { userErrors } = await reporter.mutate<{ userErrors: UserError[] }>(
      'withdrawEvidence',
      { evidenceId: one },
      'withdrawnEvidenceId',
    );
    expect(userErrors).toMatchObject([{ code: 'STATE', field: ['input', 'evidenceId'] }]);
  });

  it('are refused without what the obligation asks for, and nothing is changed', async () => {
    const { task, reporter } = await district();
    const file = await pdf(reporter, task.id, 'only one');
    const { evidence: link } = await addLink(reporter, task.id);
    for (const evidenceIds of [undefined, [], [file], [file, link?.id], [file, file]]) {
      const { report, userErrors } = await submit(reporter, task.id, { evidenceIds });
      expect(report).toBeNull();
      expect(userErrors).toMatchObject([{ code: 'REQUIRED', field: ['input', 'evidenceIds'] }]);
    }
    expect(await world.database.query('select from report where task_id = $1', [rowIdOf(task.id)])).toEqual(
      [],
    );
    const nothingDone = await submit(reporter, task.id, { result: 'NON_COMPLIANT' });
    expect(nothingDone.userErrors).toEqual([]);
  });

  it('name nothing of another task, nothing unknown and nothing that was taken back', async () => {
    const [mine, theirs] = [await district(), await district()];
    const foreign = await pdf(theirs.reporter, theirs.task.id, 'theirs');
    const gone = await pdf(mine.reporter, mine.task.id, 'gone');
    await mine.reporter.mutate('withdrawEvidence', { evidenceId: gone }, 'withdrawnEvidenceId');
    for (const id of [foreign, gone, mine.task.id, 'x', '']) {
      const { userErrors } = await submit(mine.reporter, mine.task.id, { evidenceIds: [id] });
      expect(userErrors).toMatchObject([{ code: 'NOT_FOUND', field: ['input', 'evidenceIds'] }]);
    }
    expect(await named(mine.inspector, mine.task.id)).toEqual([]);
  });
});

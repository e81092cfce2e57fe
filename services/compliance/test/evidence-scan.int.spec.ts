import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EvidenceAddedV1, EvidenceClearedV1, EvidenceRefusedV1 } from '@rasad/event-contracts';
import { eventually } from '@rasad/testing';
import { EvidenceScan } from '../src/evidence/evidence-scan.service.js';
import { EvidenceSweep } from '../src/evidence/evidence-sweep.service.js';
import { ClamdDouble, eicar } from './clamd-double.js';
import { files, hashOf, storedFiles, upload, type EvidenceNode } from './evidence.js';
import { useWorld, type Caller } from './harness.js';
import { createUnits, establishLaw } from './law.js';
import { districtMaker, rowIdOf, submit } from './work.js';

describe('files under a virus scanner', () => {
  const clamd = new ClamdDouble();
  beforeAll(() => clamd.start());
  afterAll(() => clamd.stop());
  const world = useWorld(
    async (w) => {
      await createUnits(w);
      await establishLaw(w);
    },
    () => ({ RASAD_FILES_CLAMD_ADDRESS: clamd.address }),
  );
  const district = districtMaker(world, 10);
  const read = async (caller: Caller, id: string | undefined) => {
    const { evidence } = await caller.ask<{ evidence: Pick<EvidenceNode, 'state' | 'url'> | null }>(
      'query ($id: ID!) { evidence(id: $id) { state url } }',
      { id },
    );
    return evidence;
  };

  it('keeps a file in quarantine until it is found clean: neither read nor reported with', async () => {
    clamd.isDown = true;
    const { task, reporter } = await district();
    const { evidence } = await upload(world, reporter, task.id, 'a.pdf', files.pdf('clean'));
    expect(evidence).toMatchObject({ state: 'QUARANTINED', url: null });
    const early = await submit(reporter, task.id, { evidenceIds: [evidence?.id] });
    expect(early.userErrors).toMatchObject([{ code: 'STATE', field: ['input', 'evidenceIds'] }]);

    clamd.isDown = false;
    await world.app.get(EvidenceScan, { strict: false }).scanAll(AbortSignal.timeout(10_000));
    await eventually(async () =>
      expect(await read(reporter, evidence?.id)).toMatchObject({ state: 'AVAILABLE' }),
    );
    expect(clamd.scanned).toContain(files.pdf('clean').length);
    expect((await read(reporter, evidence?.id))?.url).toMatch(/^\/files\/evidence\//);
    expect(await world.eventTypes(rowIdOf(evidence?.id ?? ''))).toEqual([
      EvidenceAddedV1.type,
      EvidenceClearedV1.type,
    ]);
    expect((await submit(reporter, task.id, { evidenceIds: [evidence?.id] })).userErrors).toEqual([]);
  });

  it('does not scan bytes again that were found clean', async () => {
    const { task, reporter } = await district();
    const before = clamd.scanned.length;
    const { evidence } = await upload(world, reporter, task.id, 'b.pdf', files.pdf('clean'));
    expect(evidence?.state).toBe('AVAILABLE');
    expect(clamd.scanned).toHaveLength(before);
  });

  it('refuses EICAR by itself, soon after it came, and removes its bytes', async () => {
    const { task, reporter } = await district();
    const bytes = Buffer.from(eicar);
    const { evidence } = await upload(world, reporter, task.id, 'harmless.txt', bytes);
    expect(evidence?.state).toBe('QUARANTINED');
    await eventually(
      async () => expect(await read(reporter, evidence?.id)).toEqual({ state: 'REFUSED', url: null }),
      { timeoutMs: 20_000 },
    );
    expect(await world.eventTypes(rowIdOf(evidence?.id ?? ''))).toEqual([
      EvidenceAddedV1.type,
      EvidenceRefusedV1.type,
    ]);
    const { userErrors } = await submit(reporter, task.id, { evidenceIds: [evidence?.id] });
    expect(userErrors).toMatchObject([{ code: 'STATE', field: ['input', 'evidenceIds'] }]);
    await world.app.get(EvidenceSweep, { strict: false }).sweep(new Date());
    expect(storedFiles(world).kept).not.toContain(hashOf(bytes));
  });
});

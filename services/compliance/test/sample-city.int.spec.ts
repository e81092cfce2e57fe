import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { bearingRole, bearingUnits, parseObligations, parseOrganisation } from '@rasad/import-formats';
import { useWorld } from './harness.js';
import { derive, type UserError } from './law.js';
import { tasksOf } from './work.js';

const sample = (name: string) =>
  readFileSync(new URL(`../../../samples/karaj/${name}`, import.meta.url), 'utf8');

describe('the sample city', () => {
  const organisation = parseOrganisation(sample('organisation.json'));
  const units = organisation.ok ? bearingUnits(organisation.document.units) : [];
  const world = useWorld(async (w) => {
    await w.directory.createAll(
      units.map(({ code, kind, parent, name, tags, validFrom, validTo }) => ({
        code,
        kind,
        parent,
        name,
        tags,
        validFrom,
        validTo,
      })),
    );
    await w.unitsArrived();
  });

  it('takes the law and its obligations and lays them on the units that the rules name', async () => {
    const editor = world.caller('LAW_EDITOR', 'municipality');
    const law = await editor.mutate<{ instrument: { id: string }; userErrors: UserError[] }>(
      'importInstrument',
      { document: sample('integrity-law-1390.json') },
      'instrument { id } counts { chapters articles notes clauses items amended }',
    );
    expect(law).toMatchObject({
      counts: { chapters: 3, articles: 35, notes: 5, clauses: 15, items: 0 },
      userErrors: [],
    });
    const amended = await editor.mutate<{ userErrors: UserError[] }>(
      'addExpression',
      { document: sample('integrity-law-1399.json') },
      'effectiveOn counts { articles amended } effects { obligations { touch } }',
    );
    expect(amended).toEqual({
      effectiveOn: '2021-03-20',
      counts: { articles: 35, amended: 7 },
      effects: { obligations: [] },
      userErrors: [],
    });
    const obligations = sample('obligations.json');
    const input = { instrumentId: law.instrument.id, document: obligations };
    expect(await editor.mutate('importObligations', input, 'changes { action }')).toMatchObject({
      userErrors: [],
    });

    const parsed = parseObligations(obligations);
    const rules = parsed.ok ? parsed.document.obligations : [];
    const roles = rules.flatMap((rule) => units.flatMap((unit) => bearingRole(unit, rule) ?? []));
    const reporting = roles.filter((role) => role !== 'INFORMED');
    expect(reporting.length).toBeGreaterThan(100);
    expect(await derive(editor, law.instrument.id)).toEqual({
      assignmentsCreated: roles.length,
      assignmentsWithdrawn: 0,
      tasksOpened: reporting.length,
      userErrors: [],
    });
    const [mine] = await tasksOf(world.caller('REPORTER', 'district-1'), { mine: true });
    expect(mine).toMatchObject({ status: 'TO_DO', unit: { id: world.unitId('district-1') } });
  });
});

import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import {
  applyAmendment,
  bearingRole,
  bearingUnits,
  parseAmendment,
  parseCharter,
  parseInstrument,
  parseObligations,
  parseOrganisation,
  provisionsInOrder,
  type InstrumentDocument,
  type ParsedDocument,
} from '../src/index.js';

function sample(file: string): string {
  return readFileSync(new URL(`../../../samples/karaj/${file}`, import.meta.url), 'utf8');
}

function accepted<T>(parsed: ParsedDocument<T>): T {
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems, null, 1));
  return parsed.document;
}

describe('the sample of Karaj', () => {
  const organisation = accepted(parseOrganisation(sample('organisation.json')));
  const adopted = accepted(parseInstrument(sample('integrity-law-1390.json')));
  const faults: unknown[] = [];
  const amended = applyAmendment(
    adopted,
    accepted(parseAmendment(sample('integrity-law-1399.json'))),
    (path, code) => faults.push([path, code]),
  );
  const all = (law: InstrumentDocument) => [...provisionsInOrder(law)].map(({ provision }) => provision);
  const provisions = all(amended);
  const known = {
    eIds: new Set(provisions.map(({ eId }) => eId)),
    unitCodes: new Set(organisation.units.map(({ code }) => code)),
  };
  const { obligations } = accepted(parseObligations(sample('obligations.json'), known));

  it('has the 75 units, all marked as sample', () => {
    expect(organisation.units).toHaveLength(75);
    expect(organisation.units.every(({ sample, confidence }) => sample && confidence !== null)).toBe(true);
  });

  it('has posts for its people, marked as sample, and addresses that reach nobody', () => {
    const posts = new Map(organisation.positions.map((position) => [position.code, position]));
    expect(organisation.positions.every(({ sample }) => sample)).toBe(true);
    expect(organisation.people.every(({ email }) => email?.endsWith('@karaj.example'))).toBe(true);
    const unitOf = (username: string) => {
      const held = organisation.appointments.find((appointment) => appointment.username === username);
      return posts.get(held?.position ?? '')?.unit;
    };
    const tags = new Map(organisation.units.map(({ code, tags }) => [code, tags]));
    for (const inspector of ['inspector', 'inspector-d1']) {
      expect(tags.get(unitOf(inspector) ?? '')).toContain('inspection');
    }
    expect(['manager-d1', 'reporter-d1', 'manager-d2', 'reporter-d2'].map(unitOf)).toEqual([
      'district-1',
      'district-1',
      'district-2',
      'district-2',
    ]);
  });

  it('has a charter that names only what there is, with an inspection and a security officer in every body', () => {
    const charter = accepted(parseCharter(sample('charter.json'), known));
    expect([charter.sample, charter.title.fa?.includes('نمونه')]).toEqual([true, true]);
    const rules = charter.clauses.flatMap(({ body }) => body ?? []);
    expect(rules.map(({ code }) => code)).toEqual(['hq-committee', 'district-group', 'organisation-group']);
    for (const { seats, charges } of rules) {
      expect(seats.map(({ code }) => code)).toEqual(
        expect.arrayContaining(['chair', 'inspection', 'security']),
      );
      expect(charges.filter(({ eId }) => !known.eIds.has(eId))).toEqual([]);
    }
  });

  it('has an inspection and a security officer in every district and organisation', () => {
    const kindsIn = Map.groupBy(organisation.positions, ({ unit }) => unit);
    for (const { code, kind } of organisation.units) {
      if (kind !== 'DISTRICT' && kind !== 'ORGANISATION') continue;
      const kinds = (kindsIn.get(code) ?? []).map((position) => position.kind);
      expect(kinds).toEqual(expect.arrayContaining(['HEAD', 'INSPECTOR', 'SECURITY_OFFICER']));
    }
  });

  it('has the 58 provisions of the law, 21 articles of which are not established', () => {
    expect(provisions).toHaveLength(58);
    expect(provisions.filter(({ kind }) => kind === 'ARTICLE')).toHaveLength(35);
    const unknown = provisions.filter(({ contentStatus }) => contentStatus === 'NOT_ESTABLISHED');
    expect(unknown).toHaveLength(21);
    expect(unknown.every(({ kind, dutyKind }) => kind === 'ARTICLE' && dutyKind === 'UNKNOWN')).toBe(true);
  });

  it('tells of the six provisions that were amended in 1399 that their first wording is not established', () => {
    const first = new Map(all(adopted).map((provision) => [provision.eId, provision]));
    const changed = provisions.filter(({ eId, text }) => text?.fa !== first.get(eId)?.text?.fa);
    expect(changed.map(({ eId, status }) => [eId, status])).toEqual(
      ['art_1__cl_b', 'art_2__cl_c', 'art_6', 'art_17', 'art_17__cl_d__note_1', 'art_28'].map((eId) => [
        eId,
        'AMENDED',
      ]),
    );
    for (const { eId } of changed) {
      expect(first.get(eId)).toMatchObject({
        ...{
          text: null,
          contentStatus: 'NOT_ESTABLISHED',
          note: { fa: expect.any(String), en: expect.any(String) },
        },
      });
    }
    expect([faults, amended.expression.jalaliYear, amended.expression.adoptedOn]).toEqual([[], 1399, null]);
  });

  it('says that the law was adopted on 1390/08/07', () => {
    const jalali = new Intl.DateTimeFormat('en-u-ca-persian', { timeZone: 'UTC', dateStyle: 'short' });
    expect(jalali.format(new Date(`${adopted.expression.adoptedOn}T00:00:00Z`))).toContain('8/7/1390');
  });

  it('draws obligations only from provisions whose content is known, and says why', () => {
    const byEId = new Map(provisions.map((provision) => [provision.eId, provision]));
    for (const { provision, furtherProvisions, reason, sample } of obligations) {
      for (const eId of [provision, ...furtherProvisions]) {
        expect(byEId.get(eId)?.contentStatus).not.toBe('NOT_ESTABLISHED');
      }
      expect([reason?.fa, reason?.en, sample]).toEqual([expect.any(String), expect.any(String), true]);
    }
  });

  it('asks for reviewers of a function only where inspectors of the sample hold a post with it', () => {
    const functions = new Set(obligations.flatMap(({ reviewingFunction }) => reviewingFunction ?? []));
    const tags = new Map(organisation.units.map((unit) => [unit.code, unit.tags]));
    const unitOf = new Map(organisation.positions.map(({ code, unit }) => [code, unit]));
    const inspectors = organisation.grants
      .filter(({ role }) => role === 'INSPECTOR')
      .map(({ username }) => username);
    expect(functions).toEqual(new Set(['inspection']));
    for (const inspector of inspectors) {
      const posts = organisation.appointments.filter(({ username }) => username === inspector);
      const held = new Set(posts.flatMap(({ position }) => tags.get(unitOf.get(position) ?? '') ?? []));
      expect([...functions].filter((name) => !held.has(name))).toEqual([]);
    }
  });

  it('has units that bear every obligation, and a reporter for each of them', () => {
    const reporters = new Set(
      organisation.grants.filter(({ role }) => role === 'REPORTER').map(({ scope }) => scope),
    );
    for (const obligation of obligations) {
      const bearers = bearingUnits(organisation.units).filter((unit) =>
        ['LEAD', 'SUPPORT'].includes(bearingRole(unit, obligation) ?? ''),
      );
      expect(bearers.length).toBeGreaterThan(0);
      expect(bearers.map(({ code }) => code).filter((code) => !reporters.has(code))).toEqual([]);
    }
  });

  it('has the sample users with their roles', () => {
    const roles = Object.fromEntries(
      organisation.grants.map(({ username, role, scope }) => [username, `${role} ${scope}`]),
    );
    expect(roles).toMatchObject({
      mayor: 'VIEWER municipality',
      committee: 'COMMITTEE municipality',
      inspector: 'INSPECTOR municipality',
      'inspector-d1': 'INSPECTOR district-1',
      'law-editor': 'LAW_EDITOR municipality',
      'manager-d1': 'UNIT_MANAGER district-1',
      'manager-d2': 'UNIT_MANAGER district-2',
      'reporter-d1': 'REPORTER district-1',
      'reporter-d2': 'REPORTER district-2',
      council: 'VIEWER municipality',
      integration: 'SERVICE municipality',
    });
    const everyone = [...organisation.people, ...organisation.serviceAccounts];
    expect(everyone.every(({ name, sample }) => sample && name.fa?.includes('نمونه'))).toBe(true);
  });
});

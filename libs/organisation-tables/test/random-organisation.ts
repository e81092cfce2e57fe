import { confidenceValues, orgUnitKinds, positionKinds, roles } from './values.js';
import fc from 'fast-check';

const code = (prefix: string) => (index: number) => `${prefix}-${index}`;
const unitCode = code('unit');
const postCode = code('post');

/** Texts of every kind that the format takes: formulas, quotes, line ends, apostrophes, both scripts. */
const text = fc
  .oneof(
    fc.string({ minLength: 1, maxLength: 20, unit: 'grapheme' }),
    fc.constantFrom(
      '=1+1',
      "'=x",
      "''+1",
      '@SUM(A1)',
      '-۱',
      '\tx',
      '\rx',
      'a\r\nb',
      '"q", x;y',
      '_x000D_',
      '_x005F_x000D_',
    ),
    fc.constantFrom(
      'شهرداری منطقهٔ ۱',
      ' فاصله پیش و پس ',
      'می‌شود',
      '1403/05/01',
      'true',
      '007',
      '1e5',
      '۱۲',
    ),
  )
  .filter((found) => !/(?![\t\n\r])\p{Cc}|\p{Cs}|[\u202A-\u202E\u2066-\u2069]/u.test(found))
  .filter((found) => !/^[\s\u200B-\u200F\u2060\uFEFF]*$/u.test(found));

const name = fc.oneof(fc.record({ fa: text }), fc.record({ en: text }), fc.record({ fa: text, en: text }));
const date = fc
  .date({ min: new Date('1700-01-01'), max: new Date('2200-01-01'), noInvalidDate: true })
  .map((found) => found.toISOString().slice(0, 10));
const validity = fc
  .tuple(fc.option(date), fc.option(date))
  .map(([from, to]) =>
    from !== null && to !== null && from >= to ? { validFrom: from } : { validFrom: from, validTo: to },
  );
const sample = fc.record({ sample: fc.boolean() });
const joined = (...parts: fc.Arbitrary<object>[]) =>
  fc.tuple(...parts).map((some) => Object.assign({}, ...some) as object);

const tags = fc.uniqueArray(fc.constantFrom('permits', 'finance', 'inspection', 'a.b_c-1'));
const unitRest = joined(
  fc.record({
    kind: fc.constantFrom(...orgUnitKinds),
    name,
    tags,
    confidence: fc.option(fc.constantFrom(...confidenceValues)),
    note: fc.option(text),
    source: fc.option(text),
  }),
  validity,
  sample,
);

/** Any organisation that the format takes, as a JSON document. */
export const organisations = fc
  .record({
    units: fc.array(fc.tuple(unitRest, fc.nat()), { minLength: 1, maxLength: 8 }),
    positions: fc.array(
      fc.tuple(
        joined(
          fc.record({
            kind: fc.constantFrom(...positionKinds),
            title: name,
            sensitive: fc.boolean(),
            seats: fc.integer({ min: 1, max: 1000 }),
          }),
          validity,
          sample,
        ),
        fc.nat(),
      ),
      { maxLength: 5 },
    ),
    people: fc.array(
      joined(
        fc.record({ name, email: fc.option(fc.constantFrom('a@karaj.example', '-b@karaj.example')) }),
        sample,
      ),
      { maxLength: 5 },
    ),
    services: fc.array(joined(fc.record({ name }), sample), { maxLength: 2 }),
    appointments: fc.array(
      fc.tuple(joined(fc.record({ acting: fc.boolean() }), validity), fc.nat(), fc.nat()),
      { maxLength: 5 },
    ),
    grants: fc.array(
      fc.tuple(joined(fc.record({ role: fc.constantFrom(...roles) }), validity), fc.nat(), fc.nat()),
      { maxLength: 5 },
    ),
  })
  .map(({ units, positions, people, services, appointments, grants }) => {
    const unitCodes = units.map((_, index) => unitCode(index));
    const posts = positions.map((_, index) => postCode(index));
    const users = people.map((_, index) => `person-${index}`);
    const pick = (from: readonly string[], seed: number) => from[seed % from.length] ?? '';
    return {
      format: 'rasad.organisation/1',
      units: units.map(([rest, seed], index) => ({
        code: unitCode(index),
        parent: index === 0 || seed % 5 === 0 ? null : unitCode(seed % index),
        ...rest,
      })),
      positions: positions.map(([rest, seed], index) => ({
        code: postCode(index),
        unit: pick(unitCodes, seed),
        ...rest,
      })),
      people: people.map((rest, index) => ({ username: `person-${index}`, ...rest })),
      serviceAccounts: services.map((rest, index) => ({ username: `service-${index}`, ...rest })),
      appointments: appointments.flatMap(([rest, person, post]) =>
        users.length > 0 && posts.length > 0
          ? [{ username: pick(users, person), position: pick(posts, post), ...rest }]
          : [],
      ),
      grants: grants.flatMap(([rest, user, scope]) =>
        users.length > 0 ? [{ username: pick(users, user), scope: pick(unitCodes, scope), ...rest }] : [],
      ),
    };
  });

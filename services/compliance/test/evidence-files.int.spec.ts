import { randomBytes, randomUUID } from 'node:crypto';
import { request as httpRequest } from 'node:http';
import { describe, expect, it } from '@jest/globals';
import { EvidenceAddedV1, EvidenceWithdrawnV1 } from '@rasad/event-contracts';
import { toGlobalId } from '@rasad/service-kit';
import { eventually } from '@rasad/testing';
import { EvidenceSweep } from '../src/evidence/evidence-sweep.service.js';
import { addLink, begin, complete, files, hashOf, internal, send, storedFiles, upload } from './evidence.js';
import { Caller, useWorld } from './harness.js';
import { createUnits, establishLaw, type UserError } from './law.js';
import { act, districtMaker, rowIdOf } from './work.js';

const maxBytes = 200_000;

describe('files as evidence', () => {
  const world = useWorld(
    async (w) => {
      await createUnits(w);
      await establishLaw(w);
    },
    () => ({ RASAD_FILES_MAX_BYTES: String(maxBytes) }),
  );
  const district = districtMaker(world, 10);
  const uploads = (id: string | null) =>
    world.database.query<{ status: string }>('select status from evidence_upload where id = $1', [
      rowIdOf(id ?? ''),
    ]);
  const evidenceOf = (taskId: string) =>
    world.database.query<{ state: string }>('select state from evidence where task_id = $1', [
      rowIdOf(taskId),
    ]);

  it('takes a file from the first word about it to evidence, with its event', async () => {
    const { task, reporter, inspector } = await district();
    const bytes = files.pdf('minutes of the first meeting');
    const slot = await begin(reporter, task.id, {
      fileName: 'صورت‌جلسهٔ ۱۴.pdf',
      mediaType: 'application/pdf',
      size: bytes.length,
      sha256: hashOf(bytes),
      title: 'Minutes',
      effectiveOn: '2020-03-01',
    });
    expect(slot.userErrors).toEqual([]);
    expect(slot.url).toMatch(/^\/files\/uploads\/[\w.-]+$/);
    expect(Date.parse(slot.expiresAt ?? '')).toBeGreaterThan(Date.now());
    const sent = await send(world, reporter, slot.url, bytes);
    expect([sent.status, await sent.json()]).toEqual([200, { sha256: hashOf(bytes), size: bytes.length }]);
    const { evidence, userErrors } = await complete(reporter, slot.uploadId, hashOf(bytes));
    expect(userErrors).toEqual([]);
    expect(evidence).toMatchObject({
      kind: 'FILE',
      title: 'Minutes',
      fileName: 'صورت‌جلسهٔ ۱۴.pdf',
      mediaType: 'application/pdf',
      size: bytes.length,
      sha256: hashOf(bytes),
      effectiveOn: '2020-03-01',
      state: 'AVAILABLE',
      uploadedBy: { id: toGlobalId('Person', reporter.id) },
      capacity: { role: 'REPORTER' },
    });
    const id = rowIdOf(evidence?.id ?? '');
    expect(await world.eventTypes(id)).toEqual([EvidenceAddedV1.type]);
    const [event] = await world.database.query<{ payload: object }>(
      'select payload from event where aggregate_id = $1',
      [id],
    );
    expect(event?.payload).toMatchObject({
      evidence: { kind: 'FILE', sha256: hashOf(bytes), size: bytes.length, taskId: rowIdOf(task.id) },
    });
    const seen = await inspector.ask<{ task: { evidence: { id: string }[] } }>(
      'query ($id: ID!) { task(id: $id) { evidence { id } } }',
      { id: task.id },
    );
    expect(seen.task.evidence).toEqual([{ id: evidence?.id }]);
    expect(storedFiles(world).incoming).toEqual([]);
  });

  it('keeps the same bytes once, and lets each task have them as its own', async () => {
    const [one, two] = [await district(), await district()];
    const bytes = files.pdf('the same circular for everybody');
    const first = await upload(world, one.reporter, one.task.id, 'circular.pdf', bytes);
    const second = await upload(world, two.reporter, two.task.id, 'copy.pdf', bytes);
    expect(first.evidence?.id).not.toBe(second.evidence?.id);
    expect(storedFiles(world).kept.filter((name) => name === hashOf(bytes))).toHaveLength(1);
  });

  const badNames = [
    '../../etc/passwd.pdf',
    '..\\evil.pdf',
    'C:\\minutes.pdf',
    'minutes\u0000.pdf',
    'minutes\u202Efdp.pdf',
    'line\nbreak.pdf',
    '.pdf',
    'run.exe',
    'page.html',
    'drawing.svg',
    'script.js',
    'minutes.pdf.exe',
    'archive.zip',
    'macro.docm',
    'no extension',
    `${'a'.repeat(300)}.pdf`,
    '   ',
  ];

  it.each(badNames)('refuses the name %j, naming the field, and nothing is changed', async (fileName) => {
    const { task, reporter } = await district();
    const { userErrors, url } = await begin(reporter, task.id, { fileName });
    expect(userErrors.map(({ field }) => field)).toEqual([['input', 'fileName']]);
    expect(url).toBeNull();
    expect(
      await world.database.query('select from evidence_upload where task_id = $1', [rowIdOf(task.id)]),
    ).toEqual([]);
  });

  it.each<[string, Record<string, unknown>, string]>([
    ['an empty file', { size: 0 }, 'size'],
    ['a file of negative size', { size: -1 }, 'size'],
    ['a file over the cap', { size: maxBytes + 1 }, 'size'],
    ['a type that its name does not promise', { mediaType: 'text/html' }, 'mediaType'],
    ['a malformed hash', { sha256: 'ABC' }, 'sha256'],
    ['a day that has not come', { effectiveOn: '2999-01-01' }, 'effectiveOn'],
    ['a title of spaces', { title: '  ' }, 'title'],
  ])('refuses %s beforehand, naming the field', async (_, more, field) => {
    const { task, reporter } = await district();
    const { userErrors } = await begin(reporter, task.id, { fileName: 'minutes.pdf', ...more });
    expect(userErrors).toMatchObject([{ field: ['input', field] }]);
    expect(
      await world.database.query('select from evidence_upload where task_id = $1', [rowIdOf(task.id)]),
    ).toEqual([]);
  });

  const zipEnd = `PK\x05\x06${'\0'.repeat(18)}`;
  const docxOfHtml = Buffer.from('PK\x03\x04<html><script>alert(1)</script></html>', 'latin1');
  const badBytes: [string, string, Buffer, number, string][] = [
    ['an empty body', 'a.pdf', Buffer.alloc(0), 422, 'The file is empty.'],
    ['a body over the cap', 'a.txt', Buffer.alloc(maxBytes + 1, 'a'), 413, 'larger than'],
    [
      'HTML under the name of a PDF',
      'a.pdf',
      Buffer.from('<html><script>1</script>'),
      415,
      'not what its name',
    ],
    ['a PNG under the name of a PDF', 'a.pdf', files.png(), 415, 'not what its name'],
    [
      'SVG with a script under the name of a PNG',
      'a.png',
      Buffer.from('<svg onload="alert(1)"><script/></svg>'),
      415,
      'not what',
    ],
    [
      'SVG with a script as text',
      'a.txt',
      Buffer.from('<svg xmlns="x"><script>alert(1)</script></svg>'),
      415,
      'not',
    ],
    ['HTML as text', 'a.txt', Buffer.from('<!DOCTYPE html><body>hello</body>'), 415, 'not accepted'],
    ['a program as text', 'a.txt', Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0]), 415, 'not what'],
    ['bytes that are no UTF-8 as CSV', 'a.csv', Buffer.from([0x61, 0x2c, 0xff, 0xfe, 0x00]), 415, 'not what'],
    [
      'a picture with an archive behind it',
      'a.png',
      files.png(`PK\x03\x04junk${zipEnd}`),
      415,
      'not accepted',
    ],
    [
      'a PDF with an archive behind it',
      'a.pdf',
      Buffer.concat([files.pdf(), Buffer.from(zipEnd, 'latin1')]),
      415,
      'not accepted',
    ],
    ['a picture with a PDF in it', 'a.png', files.png('%PDF-1.4'), 415, 'not accepted'],
    ['a PDF that begins as a page', 'a.pdf', files.pdf('<script>alert(1)</script>'), 415, 'not accepted'],
    ['an archive of nothing known as DOCX', 'a.docx', docxOfHtml, 415, 'not what'],
  ];

  it.each(badBytes)(
    'refuses %s, over HTTP and on completion, and leaves nothing of it',
    async (_, fileName, bytes, status, message) => {
      const { task, reporter } = await district();
      const before = storedFiles(world);
      const { uploadId, url } = await begin(reporter, task.id, { fileName });
      const sent = await send(world, reporter, url, bytes);
      const answer = (await sent.json()) as { errors: { message: string; extensions: { code: string } }[] };
      expect([sent.status, answer.errors[0]?.extensions.code]).toEqual([status, 'INVALID']);
      expect(answer.errors[0]?.message).toContain(message);
      const { evidence, userErrors } = await complete(reporter, uploadId, hashOf(bytes));
      expect(evidence).toBeNull();
      expect(userErrors).toMatchObject([{ code: 'INVALID', field: ['input', 'uploadId'] }]);
      expect(await evidenceOf(task.id)).toEqual([]);
      expect(storedFiles(world)).toEqual(before);
    },
  );

  it('refuses a hash that differs, on completion and when it was announced, and changes nothing', async () => {
    const { task, reporter } = await district();
    const bytes = files.pdf('what was really sent');
    const other = hashOf(files.pdf('what was meant'));
    const { uploadId, url } = await begin(reporter, task.id, { fileName: 'a.pdf' });
    await send(world, reporter, url, bytes);
    const wrong = await complete(reporter, uploadId, other);
    expect(wrong.userErrors).toMatchObject([{ code: 'INVALID', field: ['input', 'sha256'] }]);
    expect(await evidenceOf(task.id)).toEqual([]);
    const right = await complete(reporter, uploadId, hashOf(bytes));
    expect(right.userErrors).toEqual([]);

    const announced = await begin(reporter, task.id, { fileName: 'a.pdf', sha256: other });
    expect((await send(world, reporter, announced.url, bytes)).status).toBe(422);
    const refused = await complete(reporter, announced.uploadId, other);
    expect(refused.userErrors).toMatchObject([{ field: ['input', 'sha256'] }]);
  });

  it('refuses a body of another length than was announced', async () => {
    const { task, reporter } = await district();
    const { uploadId, url } = await begin(reporter, task.id, { fileName: 'a.pdf', size: 10_000 });
    expect((await send(world, reporter, url, files.pdf())).status).toBe(422);
    const { userErrors } = await complete(reporter, uploadId, hashOf(files.pdf()));
    expect(userErrors[0]?.message).toContain('number of bytes');
  });

  it('says in Persian what is wrong', async () => {
    const { code, task } = await district();
    const reporter = world.caller('REPORTER', code, 'FA');
    const { uploadId, url } = await begin(reporter, task.id, { fileName: 'a.pdf' });
    const sent = await send(world, reporter, url, Buffer.from('no PDF'));
    expect(JSON.stringify(await sent.json())).toContain('محتوای فایل');
    const { userErrors } = await complete(reporter, uploadId, hashOf(Buffer.from('no PDF')));
    expect(userErrors[0]?.message).toContain('محتوای فایل');
  });

  /** Sends part of a body and breaks the connection off. */
  const breakOff = async (reporter: Caller, url: string | null, announced: number, bytes: Buffer) => {
    const request = httpRequest(internal(world, url), {
      method: 'PUT',
      headers: { authorization: `Bearer ${await reporter.token()}`, 'content-length': String(announced) },
    });
    request.on('error', () => undefined);
    request.write(bytes);
    return request;
  };

  it('leaves nothing of an upload that is broken off', async () => {
    const { task, reporter } = await district();
    const { uploadId, url } = await begin(reporter, task.id, { fileName: 'a.txt' });
    const request = await breakOff(reporter, url, 150_000, Buffer.alloc(100_000, 'a'));
    await eventually(() => expect(storedFiles(world).incoming).toEqual([rowIdOf(uploadId ?? '')]));
    request.destroy();
    await eventually(async () => {
      expect(storedFiles(world).incoming).toEqual([]);
      expect(await uploads(uploadId)).toEqual([]);
    });
    const { userErrors } = await complete(reporter, uploadId, hashOf(Buffer.alloc(1)));
    expect(userErrors).toMatchObject([{ code: 'NOT_FOUND', field: ['input', 'uploadId'] }]);
  });

  it('takes each upload once, also where two are sent at the same time', async () => {
    const { task, reporter } = await district();
    const bytes = files.pdf(randomUUID());
    const { uploadId, url } = await begin(reporter, task.id, { fileName: 'a.pdf' });
    const sent = await Promise.all([1, 2, 3, 4].map(() => send(world, reporter, url, bytes)));
    expect(sent.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409]);
    const done = await Promise.all([1, 2].map(() => complete(reporter, uploadId, hashOf(bytes))));
    expect(done.filter(({ evidence }) => evidence !== null)).toHaveLength(1);
    expect(done.flatMap(({ userErrors }) => userErrors)).toMatchObject([
      { code: 'STATE', field: ['input', 'uploadId'] },
    ]);
    expect(await evidenceOf(task.id)).toHaveLength(1);
  });

  it('completes once under one key, and answers alike', async () => {
    const { task, reporter } = await district();
    const bytes = files.pdf(randomUUID());
    const clientMutationId = randomUUID();
    const [one, two] = [
      await begin(reporter, task.id, { fileName: 'a.pdf', clientMutationId }),
      await begin(reporter, task.id, { fileName: 'a.pdf', clientMutationId }),
    ];
    expect(one.uploadId).toBe(two.uploadId);
    await send(world, reporter, two.url, bytes);
    const finish = () =>
      reporter.mutate<{ evidence: { id: string } }>(
        'completeEvidenceUpload',
        { uploadId: one.uploadId, sha256: hashOf(bytes), clientMutationId: `${clientMutationId}-2` },
        'evidence { id }',
      );
    expect(await finish()).toEqual(await finish());
  });

  it('gives the link to one person alone, for one purpose, and looks at their rights again', async () => {
    const { code, task, reporter, inspector } = await district();
    const bytes = files.pdf(randomUUID());
    const { url, uploadId } = await begin(reporter, task.id, { fileName: 'a.pdf' });
    const colleague = world.caller('REPORTER', code);
    expect((await send(world, colleague, url, bytes)).status).toBe(404);
    expect((await send(world, inspector, url, bytes)).status).toBe(404);
    expect((await complete(colleague, uploadId, hashOf(bytes))).userErrors).toMatchObject([
      { code: 'NOT_FOUND', field: ['input', 'uploadId'] },
    ]);
    const forged = `${url?.slice(0, -4)}AAAA`;
    expect((await send(world, reporter, forged, bytes)).status).toBe(404);
    expect((await send(world, reporter, url?.replace('uploads', 'evidence') ?? '', bytes)).status).toBe(404);
    const anonymous = await fetch(internal(world, url), { method: 'PUT', body: new Uint8Array(bytes) });
    expect(anonymous.status).toBe(401);
    expect(await uploads(uploadId)).toEqual([{ status: 'OPEN' }]);
    const dismissed = Object.assign(new Caller(() => world.url, []), { id: reporter.id });
    expect((await send(world, dismissed, url, bytes)).status).toBe(404);
    expect((await send(world, reporter, url, bytes)).status).toBe(200);
  });

  it('takes no body that does not say how long it is', async () => {
    const { task, reporter } = await district();
    const { url } = await begin(reporter, task.id, { fileName: 'a.txt' });
    const request = httpRequest(internal(world, url), {
      method: 'PUT',
      headers: { authorization: `Bearer ${await reporter.token()}`, 'transfer-encoding': 'chunked' },
    });
    const status = new Promise((resolve) => request.on('response', ({ statusCode }) => resolve(statusCode)));
    request.end('hello');
    expect(await status).toBe(411);
  });

  it('takes no evidence for a task that is over, of an unknown task, or beyond what a person may have open', async () => {
    const { task, reporter } = await district();
    const committee = world.caller('COMMITTEE', 'city');
    const missing = await begin(reporter, toGlobalId('Task', randomUUID()), { fileName: 'a.pdf' });
    expect(missing.userErrors).toMatchObject([{ code: 'NOT_FOUND', field: ['input', 'taskId'] }]);
    for (let open = 0; open < 20; open++) {
      expect((await begin(reporter, task.id, { fileName: 'a.pdf' })).userErrors).toEqual([]);
    }
    const tooMany = await begin(reporter, task.id, { fileName: 'a.pdf' });
    expect(tooMany.userErrors).toMatchObject([{ code: 'TOO_MANY' }]);
    await act(committee, 'cancelTask', { taskId: task.id, reason: 'Not needed.' });
    const over = await begin(reporter, task.id, { fileName: 'a.pdf' });
    expect(over.userErrors).toMatchObject([{ code: 'STATE', field: ['input', 'taskId'] }]);
  });

  describe('reading', () => {
    const bytes = Buffer.concat([files.pdf('first page'), randomBytes(60_000), Buffer.from('\n%%EOF')]);
    const stored = async () => {
      const place = await district();
      const { evidence } = await upload(world, place.reporter, place.task.id, 'گزارش ۱.pdf', bytes);
      const open = async (caller: Caller, headers: Record<string, string> = {}, method = 'GET') => {
        const found = await caller.ask<{ evidence: { url: string } | null }>(
          'query ($id: ID!) { evidence(id: $id) { url } }',
          { id: evidence?.id },
        );
        const authorization = `Bearer ${await caller.token()}`;
        return fetch(internal(world, found.evidence?.url ?? ''), {
          method,
          headers: { authorization, ...headers },
        });
      };
      return { ...place, evidence, open };
    };

    it('gives the very bytes, to be saved and never shown in place', async () => {
      const { inspector, open, evidence } = await stored();
      const response = await open(inspector);
      expect(response.status).toBe(200);
      expect(hashOf(Buffer.from(await response.arrayBuffer()))).toBe(evidence?.sha256);
      expect(Object.fromEntries(response.headers)).toMatchObject({
        'content-type': 'application/pdf',
        'content-length': String(bytes.length),
        'content-disposition': expect.stringMatching(/^attachment; .*filename\*=UTF-8''%DA%AF/),
        'content-security-policy': "default-src 'none'; sandbox",
        'x-content-type-options': 'nosniff',
        'cache-control': 'private, no-cache',
        etag: `"${evidence?.sha256}"`,
      });
    });

    it('gives parts, and nothing that is not there', async () => {
      const { inspector, open, evidence } = await stored();
      const part = await open(inspector, { range: 'bytes=9-19' });
      expect([part.status, part.headers.get('content-range')]).toEqual([206, `bytes 9-19/${bytes.length}`]);
      expect(Buffer.from(await part.arrayBuffer())).toEqual(bytes.subarray(9, 20));
      const last = await open(inspector, { range: 'bytes=-5' });
      expect(Buffer.from(await last.arrayBuffer())).toEqual(bytes.subarray(-5));
      const beyond = await open(inspector, { range: `bytes=${bytes.length}-` });
      expect([beyond.status, beyond.headers.get('content-range')]).toEqual([416, `bytes */${bytes.length}`]);
      const same = await open(inspector, { range: 'bytes=0-1', 'if-range': `"${evidence?.sha256}"` });
      expect(same.status).toBe(206);
      const other = await open(inspector, { range: 'bytes=0-1', 'if-range': '"another"' });
      expect(other.status).toBe(200);
      const several = await open(inspector, { range: 'bytes=0-1,5-6' });
      expect(several.status).toBe(200);
      const known = await open(inspector, {
        'if-none-match': `"${evidence?.sha256}"`,
        'cache-control': 'max-age=0',
      });
      expect(known.status).toBe(304);
      const head = await open(inspector, {}, 'HEAD');
      expect([head.status, head.headers.get('content-length'), await head.text()]).toEqual([
        200,
        String(bytes.length),
        '',
      ]);
    });

    it('gives nothing by hash, by another person’s link, out of scope or to an administrator', async () => {
      const { inspector, reporter, evidence } = await stored();
      const { evidence: seen } = await inspector.ask<{ evidence: { url: string } }>(
        'query ($id: ID!) { evidence(id: $id) { url } }',
        { id: evidence?.id },
      );
      const get = async (caller: Caller, url: string) =>
        (await fetch(internal(world, url), { headers: { authorization: `Bearer ${await caller.token()}` } }))
          .status;
      expect(await get(inspector, seen.url)).toBe(200);
      expect(await get(reporter, seen.url)).toBe(404);
      expect(await get(inspector, `/files/evidence/${evidence?.sha256}`)).toBe(404);
      const outside = Object.assign(
        new Caller(() => world.url, [{ role: 'INSPECTOR', unitId: world.directory.id('elsewhere') }]),
        { id: inspector.id },
      );
      expect(await get(outside, seen.url)).toBe(404);
      for (const [role, unit] of [
        ['INSPECTOR', 'elsewhere'],
        ['REPORTER', 'district-2'],
      ] as const) {
        const { evidence: hidden } = await world
          .caller(role, unit)
          .ask<{ evidence: null }>('query ($id: ID!) { evidence(id: $id) { url } }', { id: evidence?.id });
        expect(hidden).toBeNull();
      }
      const admin = await world
        .caller('ADMIN', 'city')
        .send('query ($id: ID!) { evidence(id: $id) { url } }', {
          id: evidence?.id,
        });
      expect(admin.errors[0]?.extensions?.code).toBe('FORBIDDEN');
    });
  });

  it('gives evidence back before a report names it, and removes bytes that nobody needs', async () => {
    const [one, two] = [await district(), await district()];
    const bytes = files.pdf(randomUUID());
    const first = await upload(world, one.reporter, one.task.id, 'a.pdf', bytes);
    const second = await upload(world, two.reporter, two.task.id, 'b.pdf', bytes);
    const sweep = () => world.app.get(EvidenceSweep, { strict: false }).sweep(new Date());
    const takeBack = (caller: Caller, id?: string) =>
      caller.mutate<{ withdrawnEvidenceId: string | null; userErrors: UserError[] }>(
        'withdrawEvidence',
        { evidenceId: id },
        'withdrawnEvidenceId',
      );
    expect(await takeBack(one.reporter, first.evidence?.id)).toMatchObject({ userErrors: [] });
    expect(await world.eventTypes(rowIdOf(first.evidence?.id ?? ''))).toEqual([
      EvidenceAddedV1.type,
      EvidenceWithdrawnV1.type,
    ]);
    await sweep();
    expect(storedFiles(world).kept).toContain(hashOf(bytes));
    expect((await takeBack(one.reporter, second.evidence?.id)).userErrors).toMatchObject([
      { code: 'NOT_FOUND', field: ['input', 'evidenceId'] },
    ]);
    expect(await takeBack(two.reporter, second.evidence?.id)).toMatchObject({ userErrors: [] });
    expect((await takeBack(two.reporter, second.evidence?.id)).userErrors).toMatchObject([
      { code: 'NOT_FOUND' },
    ]);
    await sweep();
    expect(storedFiles(world).kept).not.toContain(hashOf(bytes));
    expect(
      await world.database.query('select from evidence_file where sha256 = $1', [hashOf(bytes)]),
    ).toEqual([]);
  });

  it('removes uploads that were never completed, bytes and all', async () => {
    const { task, reporter } = await district();
    const { uploadId, url } = await begin(reporter, task.id, { fileName: 'a.pdf' });
    await send(world, reporter, url, files.pdf(randomUUID()));
    const sweeper = world.app.get(EvidenceSweep, { strict: false });
    await sweeper.sweep(new Date());
    expect(storedFiles(world).incoming).toContain(rowIdOf(uploadId ?? ''));
    await sweeper.sweep(new Date(Date.now() + 3_600_000));
    expect(storedFiles(world).incoming).toEqual([]);
    expect(await uploads(uploadId)).toEqual([]);
  });

  it('takes links that a browser opens safely, and no others', async () => {
    const { task, reporter } = await district();
    const { evidence } = await addLink(reporter, task.id, { effectiveOn: '2020-01-01' });
    expect(evidence).toMatchObject({
      kind: 'LINK',
      url: 'https://portal.example.org/minutes/14',
      effectiveOn: '2020-01-01',
      state: 'AVAILABLE',
      sha256: null,
    });
    expect(await world.eventTypes(rowIdOf(evidence?.id ?? ''))).toEqual([EvidenceAddedV1.type]);
    const bad = [
      'http://portal.example.org',
      'javascript:alert(1)',
      'data:text/html,x',
      'file:///etc/passwd',
      '//portal.example.org',
      'https://user:secret@portal.example.org',
      'portal',
      `https://portal.example.org/${'a'.repeat(2_000)}`,
    ];
    for (const url of bad) {
      const { userErrors } = await addLink(reporter, task.id, { url });
      expect(userErrors).toMatchObject([{ code: 'INVALID', field: ['input', 'url'] }]);
    }
    const untitled = await addLink(reporter, task.id, { title: ' ' });
    expect(untitled.userErrors).toMatchObject([{ code: 'REQUIRED', field: ['input', 'title'] }]);
    expect(await evidenceOf(task.id)).toHaveLength(1);
  });
});

/** @jest-environment jsdom */
import { createHash, webcrypto } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { act, cleanup, fireEvent, render, waitFor } from '@testing-library/react';
import type { Operation } from '@urql/core';
import { useState } from 'react';
import { fakeGraph } from '../../test/fake-graph.js';
import { m } from '../paraglide/messages.js';
import { EvidenceField } from './evidence-field.js';
import type { DraftEvidence } from './report-drafts.js';

const bytes = Uint8Array.from('%PDF-1.7 minutes', (letter) => letter.charCodeAt(0));
const hash = createHash('sha256').update(bytes).digest('hex');

/** Takes the bytes as the gateway does. */
const received: { headers: IncomingMessage['headers']; body: Buffer }[] = [];
let answer: (response: ServerResponse) => void = accept;
let server: Server;
let url = '';

function accept(response: ServerResponse): void {
  response.writeHead(200, cors).end('{}');
}

// The page of the test has another origin than the server.
const cors = {
  'access-control-allow-origin': '*',
  'access-control-allow-headers': '*',
  'access-control-allow-methods': '*',
};

beforeAll(async () => {
  Object.defineProperty(globalThis, 'crypto', { value: webcrypto, configurable: true });
  Object.defineProperty(Blob.prototype, 'arrayBuffer', {
    value: () => Promise.resolve(bytes.buffer),
    configurable: true,
  });
  server = createServer((request, response) => {
    if (request.method === 'OPTIONS') return void response.writeHead(204, cors).end();
    void buffer(request).then((body) => {
      received.push({ headers: request.headers, body });
      answer(response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/files/uploads/t`;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));
afterEach(() => {
  cleanup();
  answer = accept;
  received.length = 0;
});

const line = (id: string, kind: string, title: string) => ({
  __typename: 'Evidence',
  id,
  kind,
  title,
  fileName: null,
  size: null,
  state: 'AVAILABLE',
});
const headers = [{ __typename: 'UploadHeader', name: 'x-rasad-client', value: 'upload' }];

/** The field on a graph that notes what it is asked. */
function show(refusals: Record<string, string> = {}) {
  const asked: Record<string, unknown>[] = [];
  const refused = (name: string) =>
    refusals[name]
      ? [{ __typename: 'UserError', code: 'INVALID', field: null, message: refusals[name] }]
      : [];
  const graph = fakeGraph(({ query, variables }: Operation) => {
    const text = JSON.stringify(query.definitions);
    const name = ['createEvidenceUpload', 'completeEvidenceUpload', 'addEvidence', 'withdrawEvidence'].find(
      (each) => text.includes(`"${each}"`),
    )!;
    const { input } = variables as { input: Record<string, unknown> };
    asked.push({ [name]: input });
    const userErrors = refused(name);
    const isDone = userErrors.length === 0;
    const payloads: Record<string, object> = {
      createEvidenceUpload: { uploadId: isDone ? 'u1' : null, url: isDone ? url : null, headers },
      completeEvidenceUpload: { evidence: isDone ? line('e1', 'FILE', 'minutes.pdf') : null },
      addEvidence: { evidence: isDone ? line('e2', 'LINK', String(input['title'])) : null },
      withdrawEvidence: { withdrawnEvidenceId: input['evidenceId'] },
    };
    const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Payload`;
    return { __typename: 'Mutation', [name]: { __typename: type, ...payloads[name], userErrors } };
  });
  function Form() {
    const [evidence, setEvidence] = useState<DraftEvidence[]>([]);
    return (
      <EvidenceField
        id="e"
        taskId="t1"
        hint=""
        error={undefined}
        evidence={evidence}
        onChange={setEvidence}
      />
    );
  }
  const view = render(<Form />, { wrapper: graph.wrapper });
  const choose = () => {
    const input = view.container.querySelector<HTMLInputElement>('input[type="file"]')!;
    const files = [new File([bytes], 'minutes.pdf', { type: 'application/pdf' })];
    fireEvent.change(input, { target: { files: Object.assign(files, { item: (at: number) => files[at] }) } });
  };
  const press = (name: string | RegExp) => act(() => fireEvent.click(view.getByRole('button', { name })));
  return { ...view, asked, choose, press };
}

describe('The evidence of a report', () => {
  it('takes a chosen file through all three steps and shows it', async () => {
    const { asked, choose, findByText, queryByRole } = show();
    choose();
    await findByText('minutes.pdf');
    expect(asked).toEqual([
      {
        createEvidenceUpload: {
          taskId: 't1',
          fileName: 'minutes.pdf',
          mediaType: 'application/pdf',
          size: bytes.length,
          sha256: hash,
        },
      },
      { completeEvidenceUpload: { uploadId: 'u1', sha256: hash } },
    ]);
    expect(received[0]?.headers['x-rasad-client']).toBe('upload');
    expect(new Uint8Array(received[0]!.body)).toEqual(bytes);
    expect(queryByRole('alert')).toBeNull();
  });

  it('says in the server’s words why a file is not taken, before it is sent and after', async () => {
    const early = show({ createEvidenceUpload: 'too large' });
    early.choose();
    expect((await early.findByRole('alert')).textContent).toBe('too large');
    expect(received).toEqual([]);
    early.unmount();

    answer = (response) =>
      response
        .writeHead(415, cors)
        .end('{"errors":[{"message":"not what its name says","extensions":{"code":"INVALID"}}]}');
    const late = show();
    late.choose();
    expect((await late.findByRole('alert')).textContent).toBe('not what its name says');
    expect(late.queryByText('minutes.pdf')).toBeNull();
  });

  it('says that it did not work where the connection breaks', async () => {
    answer = (response) => void response.destroy();
    const { choose, findByRole, asked } = show();
    choose();
    expect((await findByRole('alert')).textContent).not.toBe('');
    expect(asked).toHaveLength(1);
  });

  it('adds a link with Enter and takes it back', async () => {
    const { asked, getByLabelText, findByText, press, queryByText, getAllByRole } = show();
    press(m.evidence_add_link());
    fireEvent.change(getByLabelText(m.evidence_link_url()), { target: { value: 'https://example.org' } });
    fireEvent.change(getByLabelText(m.evidence_link_title()), { target: { value: 'Minutes 14' } });
    fireEvent.keyDown(getByLabelText(m.evidence_link_title()), { key: 'Enter' });
    await findByText('Minutes 14');
    expect(asked[0]).toEqual({
      addEvidence: { taskId: 't1', url: 'https://example.org', title: 'Minutes 14' },
    });
    press(m.evidence_remove({ title: 'Minutes 14' }));
    await waitFor(() => expect(queryByText('Minutes 14')).toBeNull());
    expect(asked[1]).toEqual({ withdrawEvidence: { evidenceId: 'e2' } });
    expect(getAllByRole('button').map(({ textContent }) => textContent)).toEqual([
      m.evidence_add_file(),
      m.evidence_add_link(),
    ]);
  });
});

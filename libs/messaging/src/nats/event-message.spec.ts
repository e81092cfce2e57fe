import { describe, expect, it } from '@jest/globals';
import { headers } from '@nats-io/transport-node';
import { v7 } from 'uuid';
import { entryAt } from '../../test/support/log-entries.js';
import { fromMessage, MalformedMessage, toMessage, type EventMessage } from './event-message.js';

const read = ({ subject, headers, data }: EventMessage) =>
  fromMessage({ subject, headers, json: <T>() => JSON.parse(data) as T });

describe('an event as a message', () => {
  it('comes back as it was, with names that no header can hold', () => {
    const actor = { kind: 'PERSON' as const, id: 'a"b\r\nc', role: 'REPORTER' as const, unitId: v7() };
    const entry = entryAt(7, { unitPath: 'شهرداری/منطقه ۱ %20', causationId: v7(), actor }, v7());
    expect(read(toMessage(entry))).toEqual(entry);
    expect(read(toMessage(entryAt(1)))).toMatchObject({ previousId: null, event: { unitPath: null } });
  });

  it('carries the CloudEvents attributes, its place and nothing but the payload as data', () => {
    const entry = entryAt(7);
    const message = toMessage(entry);
    expect(message.subject).toBe('evt.directory.3.org-unit.renamed.v1');
    expect(message.headers.get('ce-specversion')).toBe('1.0');
    expect(message.headers.get('ce-id')).toBe(entry.event.id);
    expect(message.headers.get('ce-type')).toBe('directory.org-unit.renamed.v1');
    expect(message.headers.get('rasad-pos')).toBe('7');
    expect(JSON.parse(message.data)).toEqual(entry.event.payload);
  });

  it('is refused when headers are missing or make no sense', () => {
    const { subject, data } = toMessage(entryAt(7));
    expect(() => read({ subject, data, headers: headers() })).toThrow(MalformedMessage);
    const forged = toMessage(entryAt(7));
    forged.headers.set('rasad-pos', '-1');
    expect(() => read(forged)).toThrow(/rasad-pos/);
  });
});

import type { IncomingMessage } from 'node:http';
import { describe, expect, it } from '@jest/globals';
import { clientAddress } from './client-address.js';

const request = (forwarded?: string) =>
  ({
    headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded },
    socket: { remoteAddress: '10.0.0.9' },
  }) as unknown as IncomingMessage;

describe('the address of a client', () => {
  it.each([
    ['no proxy is trusted', '203.0.113.7', 0, '10.0.0.9'],
    ['one proxy is trusted', '203.0.113.7', 1, '203.0.113.7'],
    ['a client wrote addresses of its own', '1.1.1.1, 2.2.2.2, 203.0.113.7', 1, '203.0.113.7'],
    ['two proxies are trusted', '1.1.1.1, 203.0.113.7, 10.0.0.8', 2, '203.0.113.7'],
    ['the proxy tells nothing', undefined, 1, '10.0.0.9'],
  ])('when %s', (_, forwarded, proxies, address) => {
    expect(clientAddress(request(forwarded), proxies)).toBe(address);
  });
});

import { describe, expect, it } from '@jest/globals';
import { isForgeable, type BrowserRequest } from './csrf.rules.js';

const trusted = { own: 'https://rasad.example.org', others: ['https://partner.example.org'] };
const fromOurPage: BrowserRequest = {
  method: 'POST',
  origin: trusted.own,
  contentType: 'application/json',
  fetchSite: 'same-origin',
  hasCustomHeader: false,
};

describe('a request that is known by its cookie alone', () => {
  it.each<[string, Partial<BrowserRequest>]>([
    ['our pages', {}],
    ['a trusted origin', { origin: 'https://partner.example.org', fetchSite: 'same-site' }],
    ['a client that is no browser', { origin: undefined, fetchSite: undefined }],
    [
      'our pages with GET and a header',
      { method: 'GET', origin: undefined, contentType: undefined, hasCustomHeader: true },
    ],
  ])('is taken from %s', (_, change) => {
    expect(isForgeable({ ...fromOurPage, ...change }, trusted)).toBe(false);
  });

  it.each<[string, Partial<BrowserRequest>]>([
    ['another site', { origin: 'https://evil.example' }],
    ['a look-alike', { origin: 'https://rasad.example.org.evil.example' }],
    ['another port', { origin: 'https://rasad.example.org:8443' }],
    ['plain http', { origin: 'http://rasad.example.org' }],
    ['a sandboxed page', { origin: 'null' }],
    ['another site that hides its origin', { origin: undefined, fetchSite: 'cross-site' }],
    ['a form', { contentType: 'application/x-www-form-urlencoded' }],
    ['plain text', { contentType: 'text/plain;charset=utf-8' }],
    ['no type at all', { contentType: undefined }],
    ['a link', { method: 'GET', origin: undefined, contentType: undefined }],
    ['another site with our header', { origin: 'https://evil.example', hasCustomHeader: true }],
  ])('is refused from %s', (_, change) => {
    expect(isForgeable({ ...fromOurPage, ...change }, trusted)).toBe(true);
  });
});

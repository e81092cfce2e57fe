import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';

type Message = string | { match: Record<string, string> }[];

function messagesOf(language: 'fa' | 'en'): Record<string, Message> {
  const file = new URL(`../../messages/${language}.json`, import.meta.url);
  const { $schema: _schema, ...messages } = JSON.parse(readFileSync(file, 'utf8')) as Record<string, Message>;
  return messages;
}

const persian = messagesOf('fa');
const english = messagesOf('en');

const variants = (message: Message) =>
  typeof message === 'string' ? [message] : message.flatMap(({ match }) => Object.values(match));
const placeholders = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();

function sourceFiles(folder: URL): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /(?<!\.spec)\.tsx?$/.test(entry.name))
    .filter(({ parentPath }) => !parentPath.includes('paraglide') && !parentPath.includes('generated'))
    .map(({ parentPath, name }) => readFileSync(`${parentPath}/${name}`, 'utf8'));
}

describe('The messages', () => {
  it('are the same in both languages', () => {
    expect(Object.keys(english)).toEqual(Object.keys(persian));
  });

  it.each(Object.keys(persian))('%s takes the same words in both languages', (key) => {
    const [expected] = variants(persian[key] ?? '').map(placeholders);
    for (const text of variants(english[key] ?? '')) expect(placeholders(text)).toEqual(expected);
  });

  it('in Persian have Persian letters and no Arabic ye or ke', () => {
    for (const [key, message] of Object.entries(persian)) {
      for (const text of variants(message)) {
        if (key !== 'score_none') expect(`${key}: ${text}`).toMatch(/[\u0600-\u06ff]/);
        expect(`${key}: ${text}`).not.toMatch(/[يك]/);
      }
    }
  });

  it('in English have no Persian letters', () => {
    for (const message of Object.values(english)) {
      for (const text of variants(message)) expect(text).not.toMatch(/[\u0600-\u06ff]/);
    }
  });

  it('are all used, and all that is used exists', () => {
    const used = new Set(
      sourceFiles(new URL('../', import.meta.url)).flatMap((source) =>
        [...source.matchAll(/\bm\.([a-z_]+)\b/g)].map(([, key]) => key),
      ),
    );
    expect([...used].sort()).toEqual(Object.keys(persian).sort());
  });
});

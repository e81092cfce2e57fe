import { describe, expect, it } from '@jest/globals';
import { messages } from '../src/errors/messages.js';
import { ErrorCode, refuse, toUserErrors, problem, withUserErrors } from '../src/errors/user-error.js';

describe('expected failures', () => {
  it('speak the language of the caller and name the field', () => {
    const problems = [problem(ErrorCode.DUPLICATE, 'input.code', 'duplicateCode', { code: 'district-1' })];
    expect(toUserErrors(problems, 'EN')).toEqual([
      { code: 'DUPLICATE', field: ['input', 'code'], message: 'The code "district-1" is already in use.' },
    ]);
    expect(toUserErrors(problems, 'FA')[0]?.message).toContain('district-1');
  });

  it('become data of the payload, while bugs go on as exceptions', async () => {
    const refused = await withUserErrors('EN', { task: null }, async () =>
      refuse(ErrorCode.NOT_FOUND, 'input.taskId', 'notFound'),
    );
    expect(refused).toMatchObject({ task: null, userErrors: [{ code: 'NOT_FOUND' }] });
    const bug = withUserErrors('EN', { task: null }, async () => {
      throw new TypeError('a bug');
    });
    await expect(bug).rejects.toThrow('a bug');
  });

  it.each(Object.entries(messages))('have both languages with the same parameters: %s', (_, { fa, en }) => {
    const parameters = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort();
    expect(parameters(fa)).toEqual(parameters(en));
    expect(fa).toMatch(/[؀-ۿ]/);
  });
});

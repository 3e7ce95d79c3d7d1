import { describe, expect, it } from 'vitest';

import { renderTemplates } from './templates';

const render = async (text: string, data: object): Promise<string | undefined> =>
  (await renderTemplates([{ path: 'a.ts', text }], data))[0]?.text;

describe('renderTemplates', () => {
  it('fills texts in as they are', async () => {
    expect(await render('{{#if a}}{{b}}{{/if}}', { a: true, b: '<b> & "c"' })).toBe('<b> & "c"');
  });

  it('does not take a misspelt name for an empty text', async () => {
    await expect(render('{{titel}}', { title: 'x' })).rejects.toThrow(/titel/);
  });
});

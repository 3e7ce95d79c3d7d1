import { createHash } from 'node:crypto';

import { describe, expect, it } from 'vitest';

import { composePage, embedJson } from './page';

describe('embedJson', () => {
  it.each(['</script>', '<!--<script>', '</SCRIPT >', '\u2028'])('keeps %j inside of its element', (text) => {
    const json = embedJson({ text });
    expect(json).not.toContain('<');
    expect(JSON.parse(json)).toEqual({ text });
  });
});

describe('composePage', () => {
  it('allows its own script by its hash, and nothing else', () => {
    const script = 'document.title = "run";';
    const page = composePage({ title: '<b>"A"</b>', script, data: '{}', content: '' });
    const hash = createHash('sha256').update(script).digest('base64');
    expect(page).toContain(`script-src 'sha256-${hash}'; style-src 'sha256-`);
    expect(page).toContain('<title>&lt;b&gt;&quot;A&quot;&lt;/b&gt;</title>');
    expect(page).toContain(`<script>${script}</script>`);
  });
});

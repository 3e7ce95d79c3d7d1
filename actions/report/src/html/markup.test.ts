import { describe, expect, it } from 'vitest';

import { linkTo, markup, withCode } from './markup';

describe('markup', () => {
  it.each([
    ['</script><img src=x onerror=alert(1)>', '&lt;/script&gt;&lt;img src=x onerror=alert(1)&gt;'],
    [`" onmouseover='x`, '&quot; onmouseover=&#39;x'],
    ['a & b &amp; c', 'a &amp; b &amp;amp; c'],
    ['bell\u0007 and \u202ereversed\u200b', 'bell and reversed'],
    ['\u001b[31mred\u001b[0m', 'red'],
  ])('escapes %j', (text, expected) => {
    expect(markup`<p title="${text}">${text}</p>`.html).toBe(`<p title="${expected}">${expected}</p>`);
  });

  it('keeps markup, joins lists, and drops nothing but nothing', () => {
    const items = ['<', 'b'].map((item) => markup`<li>${item}</li>`);
    expect(markup`<ul>${items}${undefined}${false}</ul>${0}`.html).toBe('<ul><li>&lt;</li><li>b</li></ul>0');
  });
});

describe('withCode', () => {
  it.each([
    ['moves one to `paid` from `open`', 'moves one to <code>paid</code> from <code>open</code>'],
    ['`<b>` & a lone ` stays', '<code>&lt;b&gt;</code> &amp; a lone ` stays'],
    ['plain', 'plain'],
  ])('shows what stands in backticks as code: %j', (text, expected) => {
    expect(markup`${withCode(text)}`.html).toBe(expected);
  });
});

describe('linkTo', () => {
  it.each([
    ['phases/heal/log.txt', './phases/heal/log.txt'],
    ['service/a b#c?d.ts', './service/a%20b%23c%3Fd.ts'],
    ['javascript:alert(1)', './javascript%3Aalert(1)'],
    ['//elsewhere.test/x', './//elsewhere.test/x'],
    ['x"><script>', './x%22%3E%3Cscript%3E'],
  ])('leads into the run directory: %j', (file, address) => {
    expect(linkTo(file).html).toContain(`<a href="${address}">`);
  });
});

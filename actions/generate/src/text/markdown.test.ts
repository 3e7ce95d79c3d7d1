import { describe, expect, it } from 'vitest';

import { toCodeSpan, toTableCell } from './markdown';

describe('Markdown', () => {
  it('keeps a cell in its cell', () => {
    expect(toTableCell(' a | b\nc ')).toBe('a \\| b c');
  });

  it.each([
    ['GET /pets', '`GET /pets`'],
    ['GET /`x`|y', '`` GET /`x`\\|y ``'],
  ])('shows %s as code', (code, span) => {
    expect(toCodeSpan(code)).toBe(span);
  });
});

import { describe, expect, it } from 'vitest';

import { findNotation } from './media-types';

describe('findNotation', () => {
  it.each([
    ['application/json; charset=utf-8', 'json'],
    ['application/vnd.acme.v2+json', 'json'],
    ['application/*+json', 'json'],
    ['text/json', 'json'],
    ['application/XML', 'xml'],
    ['text/xml', 'xml'],
    ['application/atom+xml', 'xml'],
    ['text/plain;charset=utf-8', 'text'],
    ['text/csv; header=present', 'csv'],
    ['multipart/form-data', 'form'],
    ['application/x-www-form-urlencoded', 'form'],
    ['image/svg', undefined],
    ['application/octet-stream', undefined],
  ] as const)('reads %s as %s', (type, notation) => {
    expect(findNotation(type)).toBe(notation);
  });
});

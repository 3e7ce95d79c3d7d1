import { describe, expect, it } from 'vitest';

import type { Schema } from './document';
import { findIdPrefix } from './made-ids';

describe('findIdPrefix', () => {
  it.each<[string | undefined, Schema]>([
    ['', { type: 'string' }],
    ['', { type: 'string', format: 'uuid' }],
    ['', { type: 'string', pattern: '^[0-9a-f-]{36}$' }],
    ['', { type: 'string', pattern: '^[a-z\\d-]+$' }],
    ['USR_', { type: 'string', pattern: '^USR_[\\w-]+$' }],
    ['pet-', { type: 'string', pattern: '^pet-[a-z\\d-]+$', maxLength: 40 }],
    [undefined, { type: 'string', pattern: '^pet-[a-z\\d-]+$', maxLength: 39 }],
    [undefined, { type: 'string', pattern: '^USR_\\d+$' }],
    [undefined, { type: 'string', pattern: '^(?:' }],
    [undefined, { type: 'string', maxLength: 35 }],
    [undefined, { type: 'string', format: 'email' }],
    [undefined, { type: 'string', enum: ['a'] }],
  ])('is %j for %j', (prefix, schema) => {
    expect(findIdPrefix(schema)).toBe(prefix);
  });
});

import type { Schema } from '@orchestrate/kit/openapi/document';
import { describe, expect, it } from 'vitest';

import { findMadeTexts } from './made-texts';

const text: Schema = { type: 'string' };

function find(properties: Readonly<Record<string, Schema>>, required: readonly string[], requested: string[] = []) {
  const located = Object.entries(properties).map(([name, value]) => [name, { value, pointer: `#/${name}` }] as const);
  return findMadeTexts(new Map(located), required, new Set(requested));
}

describe('findMadeTexts', () => {
  it('makes up codes and messages that answers must show', () => {
    expect(
      find({ confirmationCode: text, message: text, title: text }, ['confirmationCode', 'message', 'title']),
    ).toEqual([
      { property: 'confirmationCode', as: 'code' },
      { property: 'message', as: 'message' },
    ]);
  });

  it.each<[string, Schema, string[], string[]]>([
    ['need not be shown', text, [], []],
    ['a request carries', text, ['code'], ['code']],
    ['have a form of their own', { ...text, pattern: '^[A-Z]{3}$' }, ['code'], []],
    ['are too short for a UUID', { ...text, maxLength: 8 }, ['code'], []],
    ['are numbers', { type: 'integer' }, ['code'], []],
  ])('leaves those that %s', (_case, schema, required, requested) => {
    expect(find({ code: schema }, required, requested)).toEqual([]);
  });
});

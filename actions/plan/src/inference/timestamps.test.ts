import type { Schema } from '@orchestrate/kit/openapi/document';
import { describe, expect, it } from 'vitest';

import { findTimestamps } from './timestamps';

const dateTime: Schema = { type: 'string', format: 'date-time' };

function find(
  name: string,
  schema: Schema = dateTime,
  requested: readonly string[] = [],
  required: readonly string[] = [],
) {
  return findTimestamps(new Map([[name, { value: schema, pointer: '#' }]]), new Set(requested), required);
}

describe('findTimestamps', () => {
  it.each([
    ['createdAt', 'create'],
    ['created_at', 'create'],
    ['created', 'create'],
    ['dateCreated', 'create'],
    ['creationDate', 'create'],
    ['updatedAt', 'update'],
    ['last_modified', 'update'],
    ['modifiedOn', 'update'],
    ['lastUpdateTime', 'update'],
  ])('%s is set on %s', (property, on) => {
    expect(find(property)).toEqual([{ property, on }]);
  });

  it.each(['publishedAt', 'createdBy', 'updates', 'orderCreatedAt', 'at'])('%s is none', (property) => {
    expect(find(property)).toEqual([]);
  });

  it('takes days of creation, which are told without the hour', () => {
    const day: Schema = { type: 'string', format: 'date' };
    expect(find('createdOn', day)).toEqual([{ property: 'createdOn', on: 'create' }]);
    expect(find('updatedOn', day)).toEqual([]);
  });

  it('takes moments only, and none that a request sets', () => {
    expect(find('createdAt', { type: 'string' })).toEqual([]);
    expect(find('createdAt', dateTime, ['createdAt'])).toEqual([]);
    expect(find('createdAt', { ...dateTime, readOnly: true }, ['createdAt'])).toHaveLength(1);
  });

  it('takes what must be shown from the first, and tells what was done', () => {
    expect(find('openedAt', dateTime, [], ['openedAt'])).toEqual([{ property: 'openedAt', on: 'create' }]);
    expect(find('issued_at', dateTime, [], ['issued_at'])).toEqual([{ property: 'issued_at', on: 'create' }]);
    expect(find('openedAt')).toEqual([]);
    expect(find('openedAt', { ...dateTime, type: ['string', 'null'] }, [], ['openedAt'])).toEqual([]);
    expect(find('expiresAt', dateTime, [], ['expiresAt'])).toEqual([]);
    expect(find('scheduledAt', dateTime, [], ['scheduledAt'])).toEqual([]);
  });
});

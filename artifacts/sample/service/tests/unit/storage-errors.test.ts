import { DrizzleQueryError } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';

import {
  SlowDatabaseError,
  translateErrors,
  UnstorableValueError,
} from '../../src/storage/errors.js';
import { createBrokenApp } from '../support/broken.js';

describe('translateErrors', () => {
  it('gives what a query gives', async () => {
    expect(await translateErrors(Promise.resolve('a row'))).toBe('a row');
  });

  it.each([
    [
      'a value that another row holds',
      '23505',
      { name: 'ConstraintError', rule: 'unique' },
      'unique',
    ],
    [
      'a row that others refer to',
      '23001',
      { name: 'ConstraintError', rule: 'reference' },
      'reference',
    ],
    [
      'a reference to what is not there',
      '23503',
      { name: 'ConstraintError', rule: 'reference' },
      'reference',
    ],
    ['a query that took too long', '57014', { name: 'SlowDatabaseError' }, 'refused'],
    [
      'a value that must be there',
      '23502',
      { name: 'UnstorableValueError', isKey: false },
      'refused',
    ],
    [
      'a value that a check refuses',
      '23514',
      { name: 'UnstorableValueError', isKey: false },
      'refused',
    ],
    [
      'a number that is too large',
      '22003',
      { name: 'UnstorableValueError', isKey: true },
      'refused',
    ],
    ['a text with a NUL', '22021', { name: 'UnstorableValueError', isKey: false }, 'refused'],
    [
      'a text that is too long for an index',
      '54000',
      { name: 'UnstorableValueError', isKey: false },
      'refused',
    ],
  ])('says in its own words: %s', async (_what, code, members, words) => {
    const cause = Object.assign(new Error('refused'), { code });
    const query = Promise.reject(new DrizzleQueryError('insert', [], cause));
    const error: unknown = await translateErrors(query).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject(members);
    expect(String(error)).toContain(words);
  });

  it('takes for no key a whole number that is written with an exponent', async () => {
    const message = 'invalid input syntax for type bigint: 1e+22';
    const cause = Object.assign(new Error(message), { code: '22P02' });
    const query = Promise.reject(new DrizzleQueryError('insert', [], cause));
    await expect(translateErrors(query)).rejects.toMatchObject({
      name: 'UnstorableValueError',
      isKey: true,
    });
  });

  it('leaves an error alone that it does not know', async () => {
    const code = 'XX000';
    const cause = Object.assign(new Error('refused'), { code });
    const query = Promise.reject(new DrizzleQueryError('insert', [], cause));
    await expect(translateErrors(query)).rejects.toBeInstanceOf(DrizzleQueryError);
  });

  it('leaves an error alone that is not of the database', async () => {
    const error = new Error('of something else');
    await expect(translateErrors(Promise.reject(error))).rejects.toBe(error);
  });
});

describe('an error of the database that nobody caught', () => {
  it('is answered 503 where it was too slow, with when to come again', async () => {
    const app = createBrokenApp();
    app.get('/only/in/tests/slow', () => {
      throw new SlowDatabaseError('canceled');
    });
    const response = await app.request('/only/in/tests/slow');
    expect(response.status).toBe(503);
    expect(response.headers.get('retry-after')).toBe('1');
  });

  it('is answered 400 where it cannot hold a value', async () => {
    const app = createBrokenApp();
    app.get('/only/in/tests/unstorable', () => {
      throw new UnstorableValueError('out of range');
    });
    expect((await app.request('/only/in/tests/unstorable')).status).toBe(400);
  });
});

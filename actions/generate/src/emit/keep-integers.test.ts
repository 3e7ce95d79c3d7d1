import type { Schema } from '@orchestrate/kit/openapi/document';
import type { PetShopOptions } from '@orchestrate/testkit/pet-shop';
import { createPetShop } from '@orchestrate/testkit/pet-shop';
import { describe, expect, it } from 'vitest';

import { loadTemplate } from '../schema/testing/run-code';

import { emitFiles } from './testing/emit-files';

type Middleware = (c: object, next: () => Promise<void>) => Promise<void>;

/** A body as it comes out of the middleware. */
async function keep(body: string, type = 'application/json'): Promise<string> {
  let kept = body;
  function Sent(_url: string, options: { readonly body: string }): void {
    kept = options.body;
  }
  const provided = await loadTemplate('http/numbers.ts', []);
  const globals = { Headers: Map, Request: Sent };
  const { keepIntegers } = await loadTemplate('http/body.ts', ['keepIntegers', 'replacesBody'], provided, globals);
  const req = { header: () => type, text: () => Promise.resolve(body), raw: { headers: [] }, url: '', method: 'POST' };
  await (keepIntegers as Middleware)({ req }, () => Promise.resolve());
  return kept;
}

describe('a body of JSON', () => {
  it.each([
    ['the largest of 64 bits', '{"id":9223372036854775807}', '{"id":9223372036854775000}'],
    ['one beyond them', '[9223372036854775808]', '[9223372036854776000]'],
    ['one below them', '[-9223372036854775809]', '[-9223372036854778000]'],
  ])('keeps whole numbers on their side of 2^63: %s', async (_what, body, kept) => {
    expect(await keep(body)).toBe(kept);
    const [number = 0] = Object.values(JSON.parse(await keep(body)) as object) as number[];
    expect(number >= -(2 ** 63) && number < 2 ** 63).toBe(body.includes('id'));
  });

  it.each([
    '{"id":"9223372036854775807"}',
    String.raw`{"a":"\"9223372036854775807"}`,
    '{"a":1.9223372036854775807}',
    '[92233720368547758070]',
    '"9223372036854775807',
  ])('keeps all else as it is: %s', async (body) => {
    expect(await keep(body)).toBe(body);
  });

  it('is read by no other name', async () => {
    const body = '[9223372036854775807]';
    expect(await keep(body, 'text/plain')).toBe(body);
  });

  it('is looked at only where its schema has numbers of 64 bits', async () => {
    const emit = async (
      format: string,
      operations: PetShopOptions['operations'] = {},
      type: Schema['type'] = 'integer',
    ): Promise<ReadonlyMap<string, string>> => {
      const text = { type: 'string' } as const;
      const properties = {
        name: text,
        tag: text,
        shelterId: { ...text, format: 'uuid' },
        age: { type, format },
      } as const;
      const { plan, document } = createPetShop({ schemas: { NewPet: { type: 'object', properties } }, operations });
      return emitFiles(plan, document);
    };
    expect((await emit('int64')).get('src/operations/create-pet.ts')).toContain('keepIntegers');
    expect((await emit('int64', {}, ['integer', 'null'])).get('src/operations/create-pet.ts')).toContain(
      'keepIntegers',
    );
    const unwritten = await emit('int64', { createPet: { kind: 'custom', reason: 'nobody knows' } });
    expect(unwritten.get('src/operations/create-pet.ts')).toContain('keepIntegers');
    expect((await emit('int32')).get('src/operations/create-pet.ts')).not.toContain('keepIntegers');
  });
});

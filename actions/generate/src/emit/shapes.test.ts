import { expect, it } from 'vitest';

import { loadTemplate } from '../schema/testing/run-code';

interface Runs {
  run(values: object): Promise<unknown>;
}
type ShapesClass = new (write: (values: object) => { execute: (values: object) => Promise<unknown> }) => Runs;

it('writes a query for what is absent too, which an object may inherit', async () => {
  const sql = { placeholder: (name: string) => `:${name}` };
  const { Shapes } = await loadTemplate('storage/shapes.ts', [], { sql });
  const written: object[] = [];
  const shapes = new (Shapes as ShapesClass)((values) => {
    written.push(values);
    return { execute: (given) => Promise.resolve(given) };
  });
  const asked = await shapes.run({ name: 'x', constructor: undefined, phone: null });
  expect(asked).toEqual({ name: 'x', phone: null });
  expect(Object.entries(written[0] ?? {})).toEqual([
    ['name', ':name'],
    ['constructor', undefined],
    ['phone', null],
  ]);
});

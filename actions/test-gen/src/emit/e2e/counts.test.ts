import { expect, it } from 'vitest';

import type { Shape } from '../../shapes/shape';
import { createParcelsContext } from '../../testing/parcels';
import type { EmitContext } from '../scene';

import { emitCounts } from './counts';

/** What is expected of two parcels whose size nobody may choose. */
function countUnchosen(size: Shape, isRequired: boolean): string {
  const context = createParcelsContext();
  const parcel = context.view.resources.find(({ resource }) => resource.name === 'Parcel');
  const counting = parcel?.operations.find(({ planned }) => planned.kind === 'counts');
  if (parcel?.shape.kind !== 'object' || counting === undefined) throw new Error('no parcels are counted');
  const properties = parcel.shape.properties.map((one) =>
    one.name === counting.planned.property ? { ...one, isRequired, shape: size } : one,
  );
  const bodies: EmitContext['bodies'] = new Map(
    [...context.bodies].map(([id, body]) => {
      const left = body.plan.properties.filter(({ name }) => name !== counting.planned.property);
      return [id, { ...body, plan: { ...body.plan, properties: left } }];
    }),
  );
  const [counted] = emitCounts({ ...context, bodies }, { ...parcel, shape: { ...parcel.shape, properties } }, counting);
  return counted?.lines.at(-1) ?? '';
}

it.each<[string, Shape, boolean, string]>([
  ['a text', { kind: 'enum', values: ['small', 'large'], isNullable: false }, true, '{ [first.size]: 2 }'],
  [
    'a text that may lack',
    { kind: 'enum', values: ['small'], isNullable: false },
    false,
    '{ [String(first.size)]: 2 }',
  ],
  ['a text or null', { kind: 'enum', values: ['small'], isNullable: true }, true, '{ [String(first.size)]: 2 }'],
  ['a number', { kind: 'enum', values: [1, 2], isNullable: false }, true, '{ [String(first.size)]: 2 }'],
])('a count of what begins with %s writes it as the key that it is', (_, shape, isRequired, expected) => {
  expect(countUnchosen(shape, isRequired)).toContain(`.toEqual(${expected})`);
});

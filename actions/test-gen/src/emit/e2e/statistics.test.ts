import type { Statistic } from '@orchestrate/contracts/statistic';
import { expect, it } from 'vitest';

import { createParcelsContext } from '../../testing/parcels';
import { createReadersView } from '../../testing/readers';
import { nameBodies } from '../naming';
import { findPeople } from '../people/people';
import { emitStatisticsOwn } from '../people/statistics';

import { emitStatistics } from './statistics';

/** Code of the tests of an operation that tells these numbers of parcels. */
function codeOf(statistics: Statistic[], below?: string): string[] {
  const context = createParcelsContext();
  const parcel = context.view.resources.find(({ resource }) => resource.name === 'Parcel');
  const counting = parcel?.operations.find(({ planned }) => planned.kind === 'counts');
  if (parcel === undefined || counting === undefined) throw new Error('no parcels are counted');
  const parents = below === undefined ? [] : [{ parameter: 'depotId', property: 'depotId', resource: below }];
  const path = parents.map(({ parameter }) => ({
    name: parameter,
    isRequired: true,
    isExploded: false,
    shape: { kind: 'any' as const, isNullable: false },
  }));
  const planned = { ...counting.planned, kind: 'statistics' as const, statistics, parents };
  return emitStatistics(context, parcel, { ...counting, path, planned }).map(({ lines }) => lines.join('\n'));
}

const small = { property: 'size', equals: 'small' };
const large = { property: 'size', equals: 'large' };

it('stores items of each kind that is counted, and none before', () => {
  const [code = ''] = codeOf([
    { at: ['total'] },
    { at: ['bySize', 'small'], where: small },
    { at: ['bySize', 'large'], where: large },
  ]);
  expect(code).toContain('expect(before.body).toEqual({ total: 0, bySize: { small: 0, large: 0 } });');
  expect(code.match(/size: "small"/g)).toHaveLength(2);
  expect(code.match(/size: "large"/g)).toHaveLength(1);
  expect(code).toContain('const stored = [first, second, third];');
  expect(code).toContain(
    'toEqual({ total: 3, bySize: { small: stored.filter((one) => one.size === "small").length, large: stored.filter((one) => one.size === "large").length } });',
  );
});

it('holds nothing of what lies below what nobody can store', () => {
  expect(codeOf([{ at: ['total'] }], 'Depot')).toEqual([]);
});

it('removes one that was counted', () => {
  const [, code = ''] = codeOf([{ at: ['total'] }]);
  expect(code).toMatch(
    /expect\(before\.body\.total\)\.toBe\(1\);\n.*api\.dropParcel.*\n[^]*answer\.body\.total\)\.toBe\(0\);/,
  );
  expect(codeOf([{ at: ['bySize', 'small'], where: small }])).toHaveLength(1);
});

it('expects the mean of what is stored', () => {
  const [code = ''] = codeOf([{ at: ['averageWeight'], average: { of: 'weight', atNothing: 'null' } }]);
  expect(code).toContain('toEqual({ averageWeight: null });');
  expect(code).toContain('toEqual({ averageWeight: answer.body.averageWeight });');
  expect(code).toMatch(/answer\.body\.averageWeight\)\.toBeCloseTo\(\(.*first.* \+ .*second.* \+ .*third.*\) \/ 3\);/);
});

it('counts what is of who calls', () => {
  const view = createReadersView();
  const readers = { view, bodies: nameBodies(view) };
  const people = findPeople(readers);
  const post = view.resources.find(({ resource }) => resource.name === 'Post');
  const list = post?.lists[0];
  if (people === undefined || post === undefined || list === undefined) throw new Error('nobody lists posts');
  const planned = { ...list.planned, id: 'tellPosts', kind: 'statistics' as const, statistics: [{ at: ['total'] }] };
  const tell = (scope: { property: string } | undefined) =>
    emitStatisticsOwn(readers, people, post, { ...list, query: [], planned: { ...planned, scope } });
  const code = tell({ property: 'writerId' })[0]?.lines.join('\n');
  expect(code).toMatch(/const third = await storePost\(.*other\);/);
  expect(code).toContain('await api.tellPosts({ as: owner });');
  expect(code).toContain('expect(answer.body.total).toBe(2);');
  expect(tell(undefined)).toEqual([]);
});

import type { PlannedOperation } from '@orchestrate/contracts/plan';
import { describe, expect, it } from 'vitest';

import type { OperationView } from '../../service/operation-view';
import { createParcelsContext } from '../../testing/parcels';
import { createReadersView } from '../../testing/readers';
import { nameBodies } from '../naming';
import { emitClearOwn } from '../people/clear';
import { findPeople } from '../people/people';
import type { EmitContext } from '../scene';
import type { TestCase } from '../test-module';

import { emitClear } from './clear';

function findResource({ view }: EmitContext, name: string): EmitContext['view']['resources'][number] {
  const found = view.resources.find(({ resource }) => resource.name === name);
  if (found === undefined) throw new Error(`there is no ${name}`);
  return found;
}

/** An operation on the collection of a resource that removes all of it. */
function clearing(context: EmitContext, name: string, planned: Partial<PlannedOperation>): OperationView {
  const [list] = findResource(context, name).lists;
  if (list === undefined) throw new Error(`no ${name} is listed`);
  const kept = { ...list.planned, paging: undefined, sorting: undefined, scope: undefined, filters: [] };
  return {
    ...list,
    query: [],
    planned: { ...kept, id: 'clearAll', kind: 'clear-collection', method: 'delete', ...planned },
  };
}

const codeOf = (cases: readonly TestCase[], title: string): string =>
  cases.find((one) => one.title === title)?.lines.join('\n') ?? '';

describe('tests of a DELETE of a collection', () => {
  const context = createParcelsContext();
  const parcel = findResource(context, 'Parcel');
  const success = { status: 200, shape: 'other', totalProperty: 'count' } as const;

  it('store two, and find neither, and are told of both', () => {
    const cases = emitClear(context, parcel, clearing(context, 'Parcel', { success }));
    expect(cases.map(({ title }) => title)).toEqual(['answers 200, and then nothing of it is left']);
    const code = codeOf(cases, 'answers 200, and then nothing of it is left');
    expect(code).toMatch(/const first = [^]*const second = [^]*await api\.clearAll\(\);/);
    expect(code).toContain('expect(answer.body).toMatchObject({ count: 2 });');
    expect(code.match(/api\.readParcel\(.*\), 404\);/g)).toHaveLength(2);
    expect(code).toMatch(/expect\(left\.body\.map\(.*\)\)\.toEqual\(\[\]\);/);
  });

  it('leave what a filter does not let through', () => {
    const filters = [{ parameter: 'size', property: 'size', operator: 'eq' as const }];
    const code = codeOf(
      emitClear(context, parcel, clearing(context, 'Parcel', { success, filters })),
      'removes only those with the size asked for',
    );
    expect(code).toContain('api.clearAll({ query: { size: "small" } })');
    expect(code).toMatch(/parcelId: first\.id.*, 404\);\n.*parcelId: second\.id.*, 200\);/);
  });

  it('hold nothing below what nobody can store, or what items get below by a change alone', () => {
    const below = (name: string): OperationView =>
      clearing(context, 'Parcel', {
        success,
        parents: [{ parameter: 'depotId', property: 'depotId', resource: name }],
      });
    expect(emitClear(context, parcel, below('Depot'))).toEqual([]);
    expect(emitClear(context, parcel, below('Parcel'))).toEqual([]);
  });

  it('let somebody remove their own, and find what is of others', () => {
    const view = createReadersView();
    const readers = { view, bodies: nameBodies(view) };
    const people = findPeople(readers);
    if (people === undefined) throw new Error('nobody has an account');
    const gone = { status: 204, shape: 'empty' } as const;
    const planned = { success: gone, scope: { property: 'writerId' } };
    const own = emitClearOwn(readers, people, findResource(readers, 'Post'), clearing(readers, 'Post', planned));
    const code = codeOf(own, 'removes only what belongs to who calls');
    expect(code).toContain('api.clearAll({ as: owner })');
    expect(code).toMatch(/first\.slug.*, 404\);\n.*second\.slug.*, 200\);/);
    const anybodys = clearing(readers, 'Post', { success: gone });
    expect(emitClearOwn(readers, people, findResource(readers, 'Post'), anybodys)).toEqual([]);
  });
});

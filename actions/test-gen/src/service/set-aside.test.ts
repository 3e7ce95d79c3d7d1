import type { Plan, PlannedOperation, Resource } from '@orchestrate/contracts/plan';
import { describe, expect, it } from 'vitest';

import { createNotesView } from '../testing/notes';

import { setAside } from './set-aside';

const { plan } = createNotesView();

/** The plan, with something else known of notes. */
function change(resource: Partial<Resource>, operation: Partial<PlannedOperation> = {}): Plan {
  return {
    ...plan,
    resources: plan.resources.map((one) => (one.name === 'Note' ? { ...one, ...resource } : one)),
    operations: plan.operations.map((one) => (one.id === 'createNote' ? { ...one, ...operation } : one)),
  };
}

describe('setAside', () => {
  it('leaves a plan as it is in which nothing is beyond the tests', () => {
    expect(setAside(plan)).toEqual({ plan, reasons: new Map() });
  });

  it.each<[string, Partial<PlannedOperation>]>([
    ['many items', { kind: 'create-many' }],
    ['an item that the body selects', { idProperty: 'id' }],
    ['a tag', { conditions: { showsTag: true, answersUnchanged: false, match: { stale: 412 } } }],
  ])('takes out one operation alone that asks for %s', (_case, operation) => {
    const { plan: left, reasons } = setAside(change({}, operation));
    expect([...reasons.keys()]).toEqual(['createNote']);
    expect(left.resources).toEqual(plan.resources);
    expect(left.operations.find(({ id }) => id === 'createNote')?.kind).toBe('custom');
  });

  it.each<[string, Plan]>([
    ['items whose creation asks for a key', change({}, { idempotency: { header: 'K', conflict: 422, isRequired: true } })],
  ])('takes out %s, and says why of each operation', (_case, given) => {
    const { plan: left, reasons } = setAside(given);
    expect(left.resources.map(({ name }) => name)).not.toContain('Note');
    const own = given.operations.filter(({ resource }) => resource === 'Note').map(({ id }) => id);
    expect([...reasons.keys()]).toEqual(own);
    expect(left.operations.filter(({ id }) => own.includes(id)).every(({ kind }) => kind === 'custom')).toBe(true);
    expect(left.operations.filter(({ id }) => !own.includes(id))).toEqual(
      given.operations.filter(({ id }) => !own.includes(id)),
    );
  });
});

import type { PlannedOperation } from '@orchestrate/contracts/plan';
import { expect, it } from 'vitest';

import { createReadersView } from '../../testing/readers';
import { nameBodies } from '../naming';
import type { TestCase } from '../test-module';

import { findPeople } from './people';
import { emitPermissions } from './permissions';

/** What only its owner may do to a post, which nobody else may read. */
function emit(kind: PlannedOperation['kind']): TestCase[] {
  const view = createReadersView();
  const context = { view, bodies: nameBodies(view) };
  const people = findPeople(context);
  const posts = view.resources.find(({ resource }) => resource.name === 'Post');
  const found = posts?.operations.find(({ planned }) => planned.kind === 'delete');
  if (people === undefined || found === undefined || posts?.read === undefined) throw new Error('nobody owns posts');
  const owner = { property: 'writerId', status: 404 };
  const read = { ...posts.read, planned: { ...posts.read.planned, owner } };
  return emitPermissions(context, people, { ...posts, read }, { ...found, planned: { ...found.planned, kind, owner } });
}

const READING = 'const read = await api.getPost({ slug: post.slug }, { as: owner });';

it('looks as the owner at what nobody else may read', () => {
  const [refused, own] = emit('delete');
  expect(refused?.title).toBe('answers 404 to who does not own the Post, and leaves it as it is');
  expect(refused?.lines).toContain(READING);
  expect(own?.title).toBe('answers 204 to the owner of the Post');
});

it('does not ask what an action does for the owner, which states may forbid', () => {
  const [refused, ...others] = emit('transition');
  expect(others).toEqual([]);
  expect(refused?.lines.at(-1)).toMatch(/^expect\(.*read\.body/);
});

it('brings back as somebody else what its owner has deleted, which is not there for them', () => {
  const [refused, own] = emit('restore');
  expect(refused?.title).toBe('answers 404 to who does not own the Post, and leaves it as it is');
  expect(refused?.lines.slice(-3)).toEqual([
    'expectDeclared(await api.deletePost({ slug: post.slug }, { as: owner }), 204);',
    'expectDeclared(await api.deletePost({ slug: post.slug }, { as: other }), 404);',
    'expectDeclared(await api.deletePost({ slug: post.slug }, { as: owner }), 204);',
  ]);
  expect(own?.lines.slice(-2)).toEqual([
    'expectDeclared(await api.deletePost({ slug: post.slug }, { as: owner }), 204);',
    'expectDeclared(await api.deletePost({ slug: post.slug }, { as: owner }), 204);',
  ]);
});

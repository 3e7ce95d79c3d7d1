import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { git, writeFiles } from '../support/clone';
import { BROKEN, DeliveryScene, FIXED } from '../support/delivery';

import type { FakeGithub } from '@orchestrate/testkit/fake-github-server';

let scene: DeliveryScene;

beforeEach(async () => {
  scene = await DeliveryScene.layOut();
});

afterEach(() => scene.dispose());

describe('deliver, as a suggestion', () => {
  const LONG = Array.from({ length: 40 }, (_, index) => `export const n${index} = ${index};\n`).join('');

  /** A pull request whose branch changes the line that is broken. */
  async function openPull(): Promise<FakeGithub> {
    const tree = scene.clone('feature');
    await writeFiles(tree, { 'src/paging.ts': BROKEN.replace('size;', 'size; // ```'), 'src/long.ts': LONG });
    git(tree, 'add', '--all');
    git(tree, 'commit', '--quiet', '-m', 'Feature');
    git(tree, 'push', '--quiet', 'origin', 'HEAD:feature');
    scene.base = git(tree, 'rev-parse', 'HEAD').trim();
    git(scene.checkout, 'fetch', '--quiet', '--depth=1', 'origin', 'feature');
    git(scene.checkout, 'checkout', '--quiet', '--detach', 'FETCH_HEAD');
    return scene.start({ pulls: [{ number: 1, head: 'feature', base: 'main' }] });
  }

  const mended = FIXED.replace('size;', 'size; // ```');

  it('suggests it on the lines of the pull request, once', async () => {
    const server = await openPull();
    const patch = await scene.makePatch({ 'src/paging.ts': mended }, 'feature');
    const result = await scene.deliver(patch, { as: 'suggestion' }, { pull: 1 });
    expect([result.exitCode, result.outputs.status, result.outputs.number]).toEqual([0, 'done', '1']);
    const [review] = server.reviews;
    expect(review).toMatchObject({ commit_id: scene.base, event: 'COMMENT' });
    expect(review?.comments).toEqual([
      {
        path: 'src/paging.ts',
        line: 2,
        side: 'RIGHT',
        body: '````suggestion\n  return (page - 1) * size; // ```\n````',
      },
    ]);
    const again = await scene.deliver(patch, { as: 'suggestion' }, { pull: 1 });
    expect([again.outputs.status, again.outputs.url]).toEqual(['noop', result.outputs.url]);
    expect(server.reviews).toHaveLength(1);
  });

  it('comments with the patch where suggestions cannot hold it, once', async () => {
    const server = await openPull();
    const patch = await scene.makePatch(
      { 'src/paging.ts': mended, 'src/old.ts': 'export const old = 2;\n' },
      'feature',
    );
    const result = await scene.deliver(patch, { as: 'suggestion' }, { pull: 1 });
    expect([result.outputs.status, server.reviews.length]).toEqual(['done', 0]);
    expect(server.comments[0]?.body).toContain('````diff\ndiff --git a/src/old.ts b/src/old.ts');
    const again = await scene.deliver(patch, { as: 'suggestion', 'pull-request': '1' });
    expect([again.outputs.status, server.comments.length]).toEqual(['noop', 1]);
  });

  it('comments where GitHub does not take the suggestions', async () => {
    await openPull();
    const server = await scene.start({
      pulls: [{ number: 1, head: 'feature', base: 'main' }],
      script: ({ method, path: route }) =>
        method === 'POST' && route.endsWith('/reviews')
          ? { status: 422, body: { message: 'line must be part of the diff' } }
          : undefined,
    });
    const result = await scene.deliver(
      await scene.makePatch({ 'src/paging.ts': mended }, 'feature'),
      { as: 'suggestion' },
      { pull: 1 },
    );
    expect([result.outputs.status, server.comments.length]).toEqual(['done', 1]);
  });

  it('is blocked without a pull request, on one that went on, and where the token only reads', async () => {
    const server = await openPull();
    const patch = await scene.makePatch({ 'src/paging.ts': mended }, 'feature');
    const none = await scene.deliver(patch, { as: 'suggestion' });
    expect([none.outputs.status, server.requests.length]).toEqual(['blocked', 0]);
    expect(none.log).toContain('nothing to comment on');
    git(scene.origin, 'update-ref', 'refs/heads/feature', 'main');
    const moved = await scene.deliver(patch, { as: 'suggestion' }, { pull: 1 });
    expect(moved.log).toContain('check out and heal its newest commit');
    git(scene.origin, 'update-ref', 'refs/heads/feature', scene.base);
    await scene.start({
      pulls: [{ number: 1, head: 'feature', base: 'main' }],
      script: ({ method }) =>
        method === 'POST' ? { status: 403, body: { message: 'Resource not accessible by integration' } } : undefined,
    });
    const fork = await scene.deliver(patch, { as: 'suggestion' }, { pull: 1, isFork: true });
    expect([moved.outputs.status, fork.outputs.status]).toEqual(['blocked', 'blocked']);
    expect(fork.log).toContain('In a pull request from a fork the token only ever reads');
  });
});

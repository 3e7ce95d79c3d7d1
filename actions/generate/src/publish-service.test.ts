import path from 'node:path';

import { openRunDirectory } from '@orchestrate/kit/run-directory/run-directory';
import { describe, expect, it } from 'vitest';

import { resolveTarget } from './publish-service';

const run = openRunDirectory('/home/repo/artifacts/runs/20260131T120000Z-0123abcd');
const resolve = (out: string, workingDirectory = '.'): string =>
  resolveTarget({ out, workingDirectory }, { home: '/home/repo', run });

describe('resolveTarget', () => {
  it.each([
    ['service', '.', '/home/repo/service'],
    ['service', 'packages/a', '/home/repo/packages/a/service'],
    ['/srv/out', '.', '/srv/out'],
    ['.', '.', '/home/repo'],
  ])('%s in %s', (out, workingDirectory, target) => {
    expect(resolve(out, workingDirectory)).toBe(target);
  });

  it.each([
    [run.path, /inside the run/],
    [path.join(run.path, 'service'), /inside the run/],
    ['.git/hooks', /git directory/],
  ])('refuses %s', (out, reason) => {
    expect(() => resolve(out)).toThrow(reason);
  });
});

import path from 'node:path';

import type { Change } from '@orchestrate/kit/patch/change';

import { judgeLock } from './judge-lock';
import { judgeManifest } from './judge-manifest';

type TextChange = Pick<Change, 'path' | 'before' | 'after'>;

/** Heal lets npm add packages, or bring a lock in step, and nothing else: neither file appears or goes. */
export function judgePackageChange({ path: file, before, after }: TextChange): string[] {
  const name = path.posix.basename(file);
  if (name !== 'package.json' && name !== 'package-lock.json')
    return [`${file}: packages are only changed in package.json and package-lock.json`];
  if (before === undefined || after === undefined) return [`${file}: must be there before and after`];
  const problems = name === 'package.json' ? judgeManifest(before, after) : judgeLock(before, after);
  return problems.map((problem) => `${file}: ${problem}`);
}

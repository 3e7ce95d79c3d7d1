import { execFileSync } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

import { createPlainExec } from '@orchestrate/kit/exec/plain-exec';
import { createTemporaryDirectory } from '@orchestrate/testkit/temporary-directory';
import { expect, it } from 'vitest';

import { hintAtRecentChanges, parseChangedLines } from './recent-changes';

const DIFF = `diff --git src/a b.js src/a b.js
--- src/a b.js\t
+++ src/a b.js\t
@@ -3 +3,2 @@ function a() {
-  return 1;
+++ 9;
+  return 2;
@@ -10,2 +10,0 @@
--- old
-gone
diff --git gone.js gone.js
--- gone.js
+++ /dev/null
@@ -1,2 +0,0 @@
-a
-b
`;

it('reads changed lines, and the two beside a gap; what a line says is no head', () => {
  const changes = parseChangedLines(DIFF);
  expect([...changes].map(([file, lines]) => [file, [...lines]])).toEqual([['src/a b.js', [3, 4, 10, 11]]]);
});

async function createHistory(): Promise<{ root: string; git: (...args: string[]) => void }> {
  const root = await createTemporaryDirectory();
  const git = (...args: string[]): void => {
    const identity = ['-c', 'user.name=a', '-c', 'user.email=a@localhost', '-c', 'commit.gpgsign=false'];
    execFileSync('git', [...identity, ...args], { cwd: root, stdio: 'ignore' });
  };
  git('init', '-b', 'main');
  await mkdir(path.join(root, 'src'));
  await writeFile(path.join(root, 'src/a.js'), 'one\ntwo\nthree\n');
  git('add', '.');
  git('commit', '-m', 'first');
  return { root, git };
}

it('takes the last commit, and before it what is not committed yet', async () => {
  const { root, git } = await createHistory();
  const exec = createPlainExec(process.env, new AbortController().signal);
  const read = async (): Promise<unknown> =>
    [...(await hintAtRecentChanges(exec, root)).lines].map(([file, lines]) => [file, [...lines]]);
  // A single commit has nothing before it.
  expect(await read()).toEqual([]);
  await writeFile(path.join(root, 'src/a.js'), 'one\nTWO\nthree\n');
  git('commit', '-am', 'second');
  expect(await read()).toEqual([['src/a.js', [2]]]);
  const index = await readFile(path.join(root, '.git/index'));
  await writeFile(path.join(root, 'src/a.js'), 'one\nTWO\nTHREE\n');
  expect(await read()).toEqual([['src/a.js', [3]]]);
  expect(await readFile(path.join(root, '.git/index'))).toEqual(index);
});

it('takes what a merge brought in: a pull request as a whole', async () => {
  const { root, git } = await createHistory();
  git('checkout', '-b', 'topic');
  await writeFile(path.join(root, 'src/b.js'), 'b\n');
  git('add', '.');
  git('commit', '-m', 'b');
  await writeFile(path.join(root, 'src/a.js'), 'one\ntwo\nthree\nfour\n');
  git('commit', '-am', 'a');
  git('checkout', 'main');
  git('merge', '--no-ff', '-m', 'merge', 'topic');
  const { lines } = await hintAtRecentChanges(createPlainExec(process.env, new AbortController().signal), root);
  expect([...lines].map(([file, changed]) => [file, [...changed]])).toEqual([
    ['src/a.js', [4]],
    ['src/b.js', [1]],
  ]);
});

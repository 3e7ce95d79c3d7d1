import { describe, expect, it } from 'vitest';

import { parsePatch } from './parse-patch';

const BODY = '@@ -1,2 +1,2 @@\n a\n-b\n+c\n';

function patch(path: string, headers = 'index 1111111..2222222 100644\n', body = BODY): string {
  return `diff --git a/${path} b/${path}\n${headers}--- a/${path}\n+++ b/${path}\n${body}`;
}

const problemsOf = (text: string): string => parsePatch(text).problems.join('\n');

describe('parsePatch', () => {
  it('reads changed, new and removed files', () => {
    const created =
      'diff --git a/new b/new\nnew file mode 100644\nindex 0000000..1111111\n--- /dev/null\n+++ b/new\n@@ -0,0 +1 @@\n+x\n\\ No newline at end of file\n';
    const deleted =
      'diff --git a/old b/old\ndeleted file mode 100755\nindex 1111111..0000000\n--- a/old\n+++ /dev/null\n@@ -1 +0,0 @@\n-x\n';
    const empty = 'diff --git a/empty b/empty\nnew file mode 100644\nindex 0000000..e69de29\n';
    const { files, problems } = parsePatch(patch('src/a b.ts') + created + deleted + empty);
    expect(problems).toEqual([]);
    expect(files.map(({ path, action }) => `${action} ${path}`)).toEqual([
      'change src/a b.ts',
      'create new',
      'delete old',
      'create empty',
    ]);
    expect(files[0]?.hunks).toEqual([
      {
        oldStart: 1,
        lines: [
          { kind: 'context', text: 'a', isUnended: false },
          { kind: 'removed', text: 'b', isUnended: false },
          { kind: 'added', text: 'c', isUnended: false },
        ],
      },
    ]);
    expect(files[1]?.hunks[0]?.lines).toEqual([{ kind: 'added', text: 'x', isUnended: true }]);
  });

  it('takes the tab that git puts after a name with spaces', () => {
    const text = patch('a b.ts').replace('--- a/a b.ts', '--- a/a b.ts\t').replace('+++ b/a b.ts', '+++ b/a b.ts\t');
    expect(problemsOf(text)).toBe('');
  });

  it.each([
    ['a path that leaves the tree', patch('../evil.ts'), 'the path must not leave the tree'],
    ['a path inside that leaves it', patch('src/../../evil.ts'), 'must not leave the tree'],
    ['an absolute path', patch('/etc/passwd'), 'must be relative'],
    ['a path in .git', patch('.git/hooks/pre-commit'), 'lies in .git'],
    ['one that is it on another system', patch('sub/.GIT/config'), 'lies in .git'],
    ['a path with an empty part', patch('src//a.ts'), 'not in its plain form'],
    ['a path with a quote', patch('src/"a".ts'), 'characters that need quoting'],
    ['a path with an escape', patch('src/\u001b[2J.ts'), 'characters that need quoting'],
    ['a quoted path', 'diff --git "a/\\303\\266" "b/\\303\\266"\n', 'names two files, or one that needs quoting'],
    ['a mode', patch('run.sh', 'old mode 100644\nnew mode 100755\nindex 1..2\n'), 'run.sh: changes the mode'],
    ['only a mode', 'diff --git a/x b/x\nold mode 100644\nnew mode 100755\n', 'x: changes the mode'],
    ['a new executable', patch('x', 'new file mode 100755\nindex 0..1\n'), 'x: is new and executable'],
    ['a new link', patch('x', 'new file mode 120000\nindex 0..1\n'), 'x: is a link'],
    ['a changed link', patch('x', 'index 1..2 120000\n'), 'x: is a link'],
    ['a submodule', patch('x', 'new file mode 160000\nindex 0..1\n'), 'x: is a submodule'],
    [
      'a rename onto a workflow',
      'diff --git a/src/a.yml b/.github/workflows/a.yml\nsimilarity index 100%\nrename from src/a.yml\nrename to .github/workflows/a.yml\n',
      'no file may be renamed',
    ],
    ['a rename behind equal names', patch('x', 'rename from y\nrename to .github/workflows/ci.yml\n'), 'is renamed'],
    ['bytes', 'diff --git a/x b/x\nindex 1..2 100644\nGIT binary patch\nliteral 3\nKcmZ?wbz\n\n', 'x: is binary'],
    [
      'bytes that are left out',
      'diff --git a/x b/x\nindex 1..2 100644\nBinary files a/x and b/x differ\n',
      'is binary',
    ],
    [
      'another file in its sides',
      patch('x').replace('+++ b/x', '+++ b/.github/workflows/ci.yml'),
      'names another file',
    ],
    ['a file twice', patch('x') + patch('x'), 'x: is changed twice'],
    ['no change', 'diff --git a/x b/x\nindex 1..2 100644\n', 'x: has no change'],
    ['nothing', '', 'no change in the form of git diff'],
    ['a patch of diff -u', '--- a/x\n+++ b/x\n@@ -1 +1 @@\n-a\n+b\n', 'no change in the form of git diff'],
    ['a letter before it', `From: me\n${patch('x')}`, 'begins with something else'],
    [
      'a hunk that ends early',
      patch('x', undefined, '@@ -1,3 +1,2 @@\n a\n-b\n+c\n'),
      'longer or shorter than it says',
    ],
    ['lines after the last hunk', `${patch('x')}--- a/y\n+++ b/y\n@@ -1 +1 @@\n-a\n+b\n`, 'longer or shorter'],
    ['lines that are nothing', `${patch('x')}::set-output::\n`, 'neither kept, added nor removed'],
    ['a head that is nothing', patch('x', 'evil: true\n'), 'has a line that is no part of a patch: evil: true'],
  ])('refuses %s', (_, text, expected) => {
    expect(problemsOf(text)).toContain(expected);
  });

  it('says all of it at once', () => {
    expect(parsePatch(patch('../a') + patch('.git/b') + patch('c', 'old mode 100644\n')).problems).toHaveLength(3);
  });
});

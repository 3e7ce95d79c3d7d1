import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

import { createPlainExec } from '@orchestrate/kit/exec/plain-exec';
import { createRepository } from '@orchestrate/kit/git/repository';
import { readOutput } from '@orchestrate/kit/triage/command-log';
import { triageGates } from '@orchestrate/kit/triage/triage';
import { createTemporaryDirectory } from '@orchestrate/testkit/temporary-directory';
import { describe, expect, it } from 'vitest';

import { describeTree } from '../workbench/tree';

import { lintFixes } from './lint-fixes';
import type { Candidate, ProposeContext } from './proposer';

const exec = createPlainExec(process.env);

const LOG = `
src/a.ts
  1:1  error  Use const instead of var  no-var

✖ 1 problem (1 error, 0 warnings)
`;

const MANIFEST = '{ "name": "linter", "version": "9.9.9", "type": "commonjs" }\n';

/** Stands in for ESLint: tells what it would write, and writes nothing. */
const DRY_RUN = `
const file = require('node:path').resolve(process.argv.at(-1));
const output = require('node:fs').readFileSync(file, 'utf8').replace('var', 'const');
console.log(JSON.stringify(process.argv.includes('--fix-dry-run') ? [{ filePath: file, output }] : []));
`;

/** Stands in for Oxlint, which writes; here also where it should not. */
const WRITES = `
const fs = require('node:fs');
const file = process.argv.at(-1);
if (process.argv.includes('--fix')) fs.writeFileSync(file, fs.readFileSync(file, 'utf8').replace('var', 'const'));
fs.writeFileSync('src/a.test.ts', '');
`;

async function propose(name: string, program: string, text: string) {
  const directory = await createTemporaryDirectory();
  const repository = await createRepository(exec, directory);
  const files = {
    '.gitignore': 'node_modules\n',
    'src/a.ts': 'var a = 1;\n',
    'src/a.test.ts': 'expect(1).toBe(1);\n',
    [`node_modules/${name}/package.json`]: MANIFEST,
    [`node_modules/${program}`]: text,
  };
  for (const [file, content] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(directory, file)), { recursive: true });
    await writeFile(path.join(directory, file), content);
  }
  await repository.commitAll('Write');
  const tree = await describeTree(repository, { prefix: '', origin: 'adopted' });
  const run = { gate: 'lint', outcome: 'exited' as const, exitCode: 1, log: readOutput(LOG), reports: [] };
  const candidates = await lintFixes.propose(triageGates([run], tree), tree, { deps: { exec } } as ProposeContext);
  const read = (file: string): Promise<string> => readFile(path.join(directory, file), 'utf8');
  return { candidates: candidates as readonly Candidate[], read };
}

describe('the linter’s fixes', () => {
  it.each([
    ['eslint', 'eslint/bin/eslint.js', DRY_RUN],
    ['oxlint', 'oxlint/bin/oxlint', WRITES],
  ])('are those of the tree’s own %s, for sources alone, and the tree stays as it is', async (name, program, text) => {
    const { candidates, read } = await propose(name, program, text);
    expect(candidates.map(({ proposal }) => proposal)).toMatchObject([
      {
        author: { name, version: '9.9.9' },
        edits: [{ action: 'write', path: 'src/a.ts', text: 'const a = 1;\n' }],
      },
    ]);
    expect(await read('src/a.ts')).toBe('var a = 1;\n');
    expect(await read('src/a.test.ts')).toBe('expect(1).toBe(1);\n');
  });

  it('are none where the linter has none, or where none is installed', async () => {
    expect((await propose('oxlint', 'oxlint/bin/oxlint', '')).candidates).toEqual([]);
    expect((await propose('other', 'other/index.js', WRITES)).candidates).toEqual([]);
  });
});

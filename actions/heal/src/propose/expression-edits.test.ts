import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

import { createPlainExec } from '@orchestrate/kit/exec/plain-exec';
import { createRepository } from '@orchestrate/kit/git/repository';
import { readOutput } from '@orchestrate/kit/triage/command-log';
import { triageGates } from '@orchestrate/kit/triage/triage';
import { createTemporaryDirectory } from '@orchestrate/testkit/temporary-directory';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

import type { Suspicion } from '../localise/suspicion';
import { TypeProject } from '../typescript/type-project';
import { describeTree } from '../workbench/tree';

import { expressionEdits } from './expression-edits';
import type { Candidate, ProposeContext } from './proposer';

const FILES = {
  'src/limits.js': 'export const LIMIT = 9;\n',
  'src/page.js': [
    "import { LIMIT } from './limits.js';",
    'export function page(items, number, size) {',
    '  const start = number * size;',
    '  return items.slice(start, start + size);',
    '}',
    'export const full = (items) => items.length > LIMIT;',
    '',
  ].join('\n'),
  'tests/page.test.js': "import { page } from '../src/page.js';\n",
};

async function propose(suspicion: Suspicion, log = 'AssertionError: 1 == 2\n    at src/page.js:3:1\n') {
  const directory = await createTemporaryDirectory();
  const repository = await createRepository(createPlainExec(process.env), directory);
  for (const [file, text] of Object.entries(FILES)) {
    await mkdir(path.dirname(path.join(directory, file)), { recursive: true });
    await writeFile(path.join(directory, file), text);
  }
  await repository.commitAll('Write');
  const tree = await describeTree(repository, { prefix: '', origin: 'adopted' });
  const sources = ['src/limits.js', 'src/page.js'];
  const project = new TypeProject(ts, { root: tree.root, cwd: tree.root, configFile: undefined, sources });
  const context: Pick<ProposeContext, 'types' | 'suspicion'> = {
    types: () => Promise.resolve(project),
    suspicion: () => Promise.resolve(suspicion),
  };
  const gate = { gate: 'test', outcome: 'exited' as const, exitCode: 1, log: readOutput(log), reports: [] };
  return (await expressionEdits.propose(triageGates([gate], tree), tree, context as ProposeContext)) as Candidate[];
}

describe('expressionEdits', () => {
  it('ranks by place, template and fit, likeliest first', async () => {
    const candidates = await propose(
      new Map([
        [
          'src/page.js',
          new Map([
            [3, 0.9],
            [6, 0.2],
          ]),
        ],
      ]),
    );
    const likelihoods = candidates.map(({ likelihood }) => likelihood);
    expect(likelihoods).toEqual([...likelihoods].sort((a, b) => b - a));
    expect(candidates[0]?.proposal.title).toBe('Change number * size to (number - 1) * size in src/page.js:3');
    expect(candidates[0]?.likelihood).toBeGreaterThan(0.4);
    expect(candidates.findIndex(({ place }) => place?.line === 6)).toBeGreaterThan(3);
  });

  it('follows a suspect line to the constant that it reads', async () => {
    const candidates = await propose(new Map([['src/page.js', new Map([[6, 1]])]]));
    expect(candidates.map(({ proposal }) => proposal.title)).toContain('Change 9 to 10 in src/limits.js:1');
  });

  it('proposes repairs of sources alone, each text once', async () => {
    const candidates = await propose(
      new Map([
        [
          'src/page.js',
          new Map([
            [3, 1],
            [4, 1],
            [6, 1],
          ]),
        ],
      ]),
    );
    expect(new Set(candidates.map(({ proposal }) => proposal.kind))).toEqual(new Set(['repair']));
    const texts = candidates.map(({ proposal }) => JSON.stringify(proposal.edits));
    expect(new Set(texts).size).toBe(texts.length);
    expect(candidates.every(({ place }) => place?.file.startsWith('src/'))).toBe(true);
  });

  it.each([
    ['nothing is suspect', new Map(), undefined],
    [
      'a package is missing',
      new Map([['src/page.js', new Map([[3, 1]])]]),
      "Error: Cannot find package 'x'\n    at a.js:1:1\n",
    ],
  ])('proposes nothing where %s', async (_what, suspicion, log) => {
    expect(await propose(suspicion, log)).toEqual([]);
  });
});

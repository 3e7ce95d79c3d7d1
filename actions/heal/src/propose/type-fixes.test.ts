import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

import { createPlainExec } from '@orchestrate/kit/exec/plain-exec';
import { createRepository } from '@orchestrate/kit/git/repository';
import { readOutput } from '@orchestrate/kit/triage/command-log';
import { triageGates } from '@orchestrate/kit/triage/triage';
import { createTemporaryDirectory } from '@orchestrate/testkit/temporary-directory';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

import { TypeProject } from '../typescript/type-project';
import { describeTree } from '../workbench/tree';

import type { Candidate, ProposeContext } from './proposer';
import { createTypeFixes } from './type-fixes';

const CONFIGURATION = JSON.stringify({
  compilerOptions: { strict: true, module: 'nodenext', target: 'es2022', types: [], skipLibCheck: true },
  include: ['src'],
});

const SOUND = {
  'tsconfig.json': CONFIGURATION,
  'package.json': '{ "type": "module" }\n',
  'src/text.ts': 'export function normalize(text: string): string {\n  return text.trim();\n}\n',
  'src/other.ts': "import { normalize } from './text.js';\nexport const other = normalize('b');\n",
};

async function propose(files: Readonly<Record<string, string>>, log: string): Promise<Candidate[]> {
  const directory = await createTemporaryDirectory();
  const repository = await createRepository(createPlainExec(process.env), directory);
  for (const [file, text] of Object.entries({ ...SOUND, ...files })) {
    await mkdir(path.dirname(path.join(directory, file)), { recursive: true });
    await writeFile(path.join(directory, file), text);
  }
  await repository.commitAll('Write');
  const tree = await describeTree(repository, { prefix: '', origin: 'adopted' });
  const gate = { gate: 'build', outcome: 'exited' as const, exitCode: 2, log: readOutput(log), reports: [] };
  const project = new TypeProject(ts, {
    root: tree.root,
    cwd: tree.root,
    configFile: path.join(tree.root, 'tsconfig.json'),
    sources: [],
  });
  const context: Pick<ProposeContext, 'types'> = { types: () => Promise.resolve(project) };
  const found = createTypeFixes('5').propose(triageGates([gate], tree), tree, context as ProposeContext);
  return found instanceof Promise ? [...(await found)] : [];
}

describe('the compiler’s fixes', () => {
  it('import a missing name as the rest of the tree does', async () => {
    const candidates = await propose(
      { 'src/a.ts': "export const a = normalize('a');\n" },
      "src/a.ts(1,18): error TS2304: Cannot find name 'normalize'.\n",
    );
    expect(candidates[0]).toMatchObject({ template: 'import-known', place: { file: 'src/a.ts', line: 1 } });
    expect(candidates[0]?.proposal.edits).toEqual([
      {
        action: 'write',
        path: 'src/a.ts',
        text: 'import { normalize } from "./text.js";\n\nexport const a = normalize(\'a\');\n',
      },
    ]);
  });

  it('correct slips of the pen, several at once', async () => {
    const [candidate] = await propose(
      { 'src/a.ts': "import { normalise } from './text.js';\nexport const a = 'b'.toUperCase() + normalise('');\n" },
      "src/a.ts(1,10): error TS2724: '\"./text.js\"' has no exported member named 'normalise'.\n" +
        "src/a.ts(2,22): error TS2551: Property 'toUperCase' does not exist on type '\"b\"'.\n",
    );
    const [edit] = candidate?.proposal.edits ?? [];
    expect(edit).toMatchObject({ text: expect.stringContaining("'b'.toUpperCase()") as string });
    expect(candidate?.proposal.title).toContain('normalize');
  });

  it('mend what is undefined at run time where no compiler ran', async () => {
    const [candidate] = await propose(
      { 'src/a.ts': "export const a = normalize('a');\n" },
      '\nReferenceError: normalize is not defined\n    at file:///nowhere/x.ts:1:1\n    at src/a.ts:1:18\n',
    );
    expect(candidate?.template).toBe('import-known');
  });

  it('never make something up: no declaration, no ignore, no any', async () => {
    const candidates = await propose(
      { 'src/a.ts': 'export const a = nowhere(1);\n' },
      "src/a.ts(1,18): error TS2304: Cannot find name 'nowhere'.\n",
    );
    expect(candidates).toEqual([]);
  });

  it('say nothing of failures that are none of theirs', async () => {
    expect(await propose({}, 'AssertionError: 1 == 2\n    at src/other.ts:1:1\n')).toEqual([]);
  });
});

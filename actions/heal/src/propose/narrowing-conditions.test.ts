import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

import type { Triage } from '@orchestrate/contracts/triage';
import { createTemporaryDirectory } from '@orchestrate/testkit/temporary-directory';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

import { TypeProject } from '../typescript/type-project';
import type { Tree } from '../workbench/tree';

import { narrowingConditions } from './narrowing-conditions';
import type { Candidate, ProposeContext } from './proposer';

const FOUND = [
  'type User = { name: string };',
  'const known = new Map<string, User>();',
  'export function greet(id: string, isLoud: boolean): string {',
  '  const user = known.get(id);',
  "  if (isLoud) return 'HELLO';",
  '  if (user) {',
  "    return 'nobody';",
  '  }',
  '  return user.name;',
  '}',
];
const COMPARED = FOUND.map((line) => line.replace('if (user)', 'if (user !== undefined)'));

async function propose(lines: readonly string[], code: string): Promise<Candidate[]> {
  const root = await createTemporaryDirectory();
  await mkdir(path.join(root, 'src'));
  await writeFile(
    path.join(root, 'tsconfig.json'),
    '{ "compilerOptions": { "strict": true, "target": "es2022" }, "include": ["src"] }',
  );
  await writeFile(path.join(root, 'src/greet.ts'), `${lines.join('\n')}\n`);
  const project = new TypeProject(ts, { root, cwd: root, configFile: path.join(root, 'tsconfig.json'), sources: [] });
  const context: Pick<ProposeContext, 'types'> = { types: () => Promise.resolve(project) };
  const failure = { gate: 'build', class: 'type', file: 'src/greet.ts', line: 9, code, message: 'no', stack: [] };
  const triage = { failures: [failure] } as unknown as Triage;
  return (await narrowingConditions.propose(triage, {} as Tree, context as ProposeContext)) as Candidate[];
}

function titles(candidates: readonly Candidate[]): string[] {
  return candidates.map(({ proposal }) => proposal.title);
}

describe('narrowingConditions', () => {
  it('turns the condition round that should have told a value from nothing', async () => {
    const found = await propose(FOUND, 'TS18048');
    expect(titles(found)).toEqual(['Change user to !user in src/greet.ts:6']);
  });

  it('turns a comparison into its opposite', async () => {
    expect(titles(await propose(COMPARED, 'TS18048'))).toContain(
      'Change user !== undefined to user === undefined in src/greet.ts:6',
    );
  });

  it('leaves conditions alone that ask about something else', async () => {
    const found = titles(await propose(FOUND, 'TS18048'));
    expect(found).not.toEqual([]);
    expect(found.filter((title) => title.includes('isLoud'))).toEqual([]);
  });

  it('says nothing of errors that no condition could make', async () => {
    expect(await propose(FOUND, 'TS2307')).toEqual([]);
  });
});

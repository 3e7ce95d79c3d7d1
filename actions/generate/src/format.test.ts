import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

import type { Command, CommandResult } from '@orchestrate/kit/exec/command';
import { createTemporaryDirectory } from '@orchestrate/testkit/temporary-directory';
import { describe, expect, it } from 'vitest';

import { formatService } from './format';
import type { SourceFile } from './text/source-module';

const ENDED: CommandResult = { outcome: 'exited', exitCode: 0, stdout: '', stderr: '', output: '', seconds: 1 };
const PACKAGE: readonly SourceFile[] = [
  { path: 'package.json', text: '{"name":"x"}' },
  { path: 'package-lock.json', text: '{"lockfileVersion":3,"packages":{}}' },
];

async function format(files: readonly SourceFile[], end: Partial<CommandResult> = {}) {
  const root = await createTemporaryDirectory();
  const patterns: string[][] = [];
  const run = async ({ tool, argv, cwd }: Command): Promise<CommandResult> => {
    if (tool === 'npm') {
      await mkdir(path.join(cwd, 'node_modules/prettier'), { recursive: true });
      await writeFile(path.join(cwd, 'node_modules/prettier/package.json'), '{"version":"3.10.1"}');
      return ENDED;
    }
    patterns.push(argv.slice(argv.indexOf('--no-editorconfig') + 1));
    const first = path.join(cwd, 'src/operations/get-0.ts');
    await writeFile(first, (await readFile(first, 'utf8')).replaceAll('  ', ' '));
    return { ...ENDED, ...end };
  };
  const deps = {
    cacheDirectory: path.join(root, 'cache'),
    scratch: async (name: string) => {
      await mkdir(path.join(root, name));
      return path.join(root, name);
    },
    exec: { run },
    log: { info: () => undefined, warning: () => undefined, error: () => undefined },
  };
  return { formatted: await formatService([...files, ...PACKAGE], deps as never), patterns };
}

const operations = (count: number): SourceFile[] =>
  Array.from({ length: count }, (_, index) => ({ path: `src/operations/get-${index}.ts`, text: 'const  a = 1;\n' }));

describe('formatService', () => {
  it('gives the files as the formatter left them', async () => {
    const { formatted, patterns } = await format(operations(2));
    expect(formatted.files[0]).toEqual({ path: 'src/operations/get-0.ts', text: 'const a = 1;\n' });
    expect(patterns).toEqual([['.']]);
  });

  it('gives the operations of a large service to a formatter of their own', async () => {
    const { patterns } = await format(operations(300));
    expect(patterns).toEqual([['src/operations'], ['.', '!src/operations/**']]);
  });

  it('says what the formatter could not read', async () => {
    const failing = format(operations(1), { exitCode: 2, output: 'SyntaxError: get-0.ts' });
    await expect(failing).rejects.toThrow('prettier failed:\nSyntaxError: get-0.ts');
  });
});

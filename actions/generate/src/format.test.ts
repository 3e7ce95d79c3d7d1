import { execFile } from 'node:child_process';
import { cp, mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';

import type { Command, CommandResult } from '@orchestrate/kit/exec/command';
import { createTemporaryDirectory } from '@orchestrate/testkit/temporary-directory';
import { describe, expect, it } from 'vitest';

import { formatService } from './format';
import type { SourceFile } from './text/source-module';

const ACTION = path.resolve(import.meta.dirname, '..');
const PACKAGES = path.resolve(ACTION, '../../node_modules');
const ENDED: CommandResult = { outcome: 'exited', exitCode: 0, stdout: '', stderr: '', output: '', seconds: 1 };
const PACKAGE: readonly SourceFile[] = [
  { path: 'package.json', text: '{"name":"x"}' },
  { path: 'package-lock.json', text: '{"lockfileVersion":3,"packages":{}}' },
];

async function format(files: readonly SourceFile[], end: Partial<CommandResult> = {}) {
  const root = await createTemporaryDirectory();
  const parts: string[][] = [];
  const run = async ({ tool, argv, cwd }: Command): Promise<CommandResult> => {
    if (tool === 'npm') {
      await mkdir(path.join(cwd, 'node_modules/prettier'), { recursive: true });
      await writeFile(path.join(cwd, 'node_modules/prettier/package.json'), '{"version":"3.10.1"}');
      return ENDED;
    }
    parts.push(argv.slice(2));
    const first = path.join(cwd, 'src/operations/get-0.ts');
    await writeFile(first, (await readFile(first, 'utf8')).replaceAll('  ', ' '));
    return { ...ENDED, ...end };
  };
  const deps = {
    actionDirectory: ACTION,
    cacheDirectory: path.join(root, 'cache'),
    scratch: async (name: string) => {
      await mkdir(path.join(root, name));
      return path.join(root, name);
    },
    exec: { run },
    log: { info: () => undefined, warning: () => undefined, error: () => undefined },
  };
  return { formatted: await formatService([...files, ...PACKAGE], deps as never), parts };
}

const operations = (count: number): SourceFile[] =>
  Array.from({ length: count }, (_, index) => ({ path: `src/operations/get-${index}.ts`, text: 'const  a = 1;\n' }));

describe('formatService', () => {
  it('gives the files as the formatter left them', async () => {
    const { formatted, parts } = await format(operations(2));
    expect(formatted.files[0]).toEqual({ path: 'src/operations/get-0.ts', text: 'const a = 1;\n' });
    expect(parts).toEqual([['0', '1']]);
  });

  it('shares the files of a large service among two formatters', async () => {
    const { parts } = await format(operations(300));
    expect(parts).toEqual([
      ['0', '2'],
      ['1', '2'],
    ]);
  });

  it('says what the formatter could not read', async () => {
    const failing = format(operations(1), { exitCode: 2, output: 'SyntaxError: get-0.ts' });
    await expect(failing).rejects.toThrow('prettier failed:\nSyntaxError: get-0.ts');
  });
});

describe('tools/format.mjs', () => {
  const run = promisify(execFile);
  const formatPart = (cwd: string, part: string, parts: string) =>
    run(process.execPath, [path.join(ACTION, 'tools/format.mjs'), part, parts], { cwd });

  async function createDraft(files: Readonly<Record<string, string>>): Promise<string> {
    const draft = await createTemporaryDirectory();
    for (const name of ['.prettierrc.json', '.prettierignore'])
      await cp(path.join(ACTION, 'templates', `${name}.hbs`), path.join(draft, name));
    await symlink(PACKAGES, path.join(draft, 'node_modules'));
    for (const [name, text] of Object.entries(files)) {
      await mkdir(path.dirname(path.join(draft, name)), { recursive: true });
      await writeFile(path.join(draft, name), text);
    }
    return draft;
  }

  it('leaves, in its parts, what the service’s own command would not change', async () => {
    const draft = await createDraft({
      'src/a.ts': 'const  a = "1"\ntype A =\n | "b" | "c"',
      'src/b.ts': 'export abstract class B<in out T> { declare x?: T; declare y: unknown }',
      'README.md': '*  a\n',
      'openapi.json': '{"a":  1}',
    });
    await formatPart(draft, '0', '2');
    await formatPart(draft, '1', '2');
    expect(await readFile(path.join(draft, 'src/a.ts'), 'utf8')).toBe("const a = '1';\ntype A = 'b' | 'c';\n");
    expect(await readFile(path.join(draft, 'README.md'), 'utf8')).toBe('- a\n');
    expect(await readFile(path.join(draft, 'openapi.json'), 'utf8')).toBe('{"a":  1}');
    await run(process.execPath, ['node_modules/prettier/bin/prettier.cjs', '--check', '.'], { cwd: draft });
  });

  it('names each file that it cannot read', async () => {
    const draft = await createDraft({ 'a.ts': 'const =', 'b.json': '{' });
    const failed = formatPart(draft, '0', '1');
    await expect(failed).rejects.toThrow(/a\.ts: [^]*b\.json: /);
  });
});

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
const OPERATION: SourceFile = { path: 'src/operations/get.ts', text: 'const  a = 1;\n' };

async function format(end: Partial<CommandResult> = {}) {
  const root = await createTemporaryDirectory();
  const commands: Command[] = [];
  const run = async (command: Command): Promise<CommandResult> => {
    commands.push(command);
    const { tool, cwd } = command;
    if (tool === 'npm') {
      await mkdir(path.join(cwd, 'node_modules/oxfmt'), { recursive: true });
      await writeFile(path.join(cwd, 'node_modules/oxfmt/package.json'), '{"version":"0.79.0"}');
      return ENDED;
    }
    const file = path.join(cwd, OPERATION.path);
    await writeFile(file, (await readFile(file, 'utf8')).replaceAll('  ', ' '));
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
  return { formatted: await formatService([OPERATION, ...PACKAGE], deps as never), commands };
}

describe('formatService', () => {
  it('gives the files as the formatter that they pin left them', async () => {
    const { formatted, commands } = await format();
    expect(formatted.files).toEqual([{ ...OPERATION, text: 'const a = 1;\n' }, ...PACKAGE]);
    const program = path.join(formatted.packages.nodeModules, 'oxfmt/bin/oxfmt');
    expect(commands[1]).toMatchObject({ tool: 'oxfmt', version: '0.79.0', argv: [process.execPath, program] });
  });

  it('formats what was formatted, which is laid out otherwise then where an object was broken into lines', async () => {
    const { commands } = await format();
    expect(commands.map(({ tool }) => tool)).toEqual(['npm', 'oxfmt', 'oxfmt']);
  });

  it('says what the formatter could not read', async () => {
    const failing = format({ exitCode: 2, output: 'Unexpected token ,-[get.ts:1:7]' });
    await expect(failing).rejects.toThrow('oxfmt failed:\nUnexpected token ,-[get.ts:1:7]');
  });
});

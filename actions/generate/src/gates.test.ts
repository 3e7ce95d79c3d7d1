import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

import type { Command, CommandResult } from '@orchestrate/kit/exec/command';
import type { Repository } from '@orchestrate/kit/git/repository';
import { answering, createOpenApiDocument } from '@orchestrate/testkit/openapi-document';
import { createTemporaryDirectory } from '@orchestrate/testkit/temporary-directory';
import { beforeEach, describe, expect, it } from 'vitest';

import type { Complaint } from './blame';
import { createGates } from './gates';

const document = createOpenApiDocument({ '/pets': { get: answering(200, { type: 'string' }) } });

let candidate: Repository;
let nodeModules: string;
let written: Record<string, string>;
let commands: Command[];

function answer(overrides: Partial<CommandResult> = {}): CommandResult {
  return { outcome: 'exited', exitCode: 0, stdout: '', stderr: '', output: '', seconds: 1, ...overrides };
}

function open(
  run: (command: Command) => CommandResult,
  complain: (complaints: readonly Complaint[]) => void = () => undefined,
): ReturnType<typeof createGates> {
  const writeText = (file: string, text: string): Promise<string> => {
    written[file] = text;
    return Promise.resolve(file);
  };
  const evidence = {
    directory: '',
    resolve: (...parts: string[]) => path.join(...parts),
    writeText,
    writeJson: () => Promise.resolve(''),
    emit: () => undefined,
  };
  const exec = {
    run: (command: Command) => {
      commands.push(command);
      return Promise.resolve(run(command));
    },
  };
  return createGates({ document, nodeModules, complain }, { evidence, exec });
}

/** A service that starts, and says that it promises this. */
async function promise(text: string): Promise<ReturnType<typeof createGates>> {
  await writeFile(path.join(candidate.directory, 'dist/emitted-openapi.json'), text);
  return open(() => answer());
}

beforeEach(async () => {
  [written, commands] = [{}, []];
  candidate = { directory: await createTemporaryDirectory() } as Repository;
  await mkdir(path.join(candidate.directory, 'dist'));
  nodeModules = await createTemporaryDirectory();
  for (const name of ['typescript', 'oxlint']) {
    await mkdir(path.join(nodeModules, name), { recursive: true });
    await writeFile(path.join(nodeModules, name, 'package.json'), '{"version":"1.0.0"}');
  }
});

describe('the gates of a generated service', () => {
  it('run the service’s own scripts, one after the other', async () => {
    const gates = open(() => answer());
    expect(await gates.compiles?.(candidate)).toMatchObject({ passed: true });
    expect(commands.map(({ argv }) => argv.join(' '))).toEqual(['npm run build']);
    expect(await gates.lints?.(candidate)).toMatchObject({ passed: true });
    expect(await gates.smoke?.(candidate)).toMatchObject({ passed: true });
    expect(commands.map(({ argv }) => argv.join(' '))).toEqual([
      'npm run build',
      'npm run lint',
      'npm run smoke -- dist/emitted-openapi.json',
    ]);
    expect(new Set(commands.map(({ cwd }) => cwd))).toEqual(new Set([candidate.directory]));
  });

  it.each([
    ['fails', { exitCode: 2, output: 'src/a.ts(1,1): error' }, /exit code 2\nsrc\/a\.ts/],
    ['takes too long', { outcome: 'timeout' as const, exitCode: null }, /not over within 600 s/],
    ['is not there', { outcome: 'not-found' as const, exitCode: null }, /not-found/],
  ])('refuse when a script %s', async (_, result, detail) => {
    const verdict = await open(() => answer(result)).compiles?.(candidate);
    expect(verdict?.passed).toBe(false);
    expect(verdict?.detail).toMatch(detail);
  });

  it('tell what the compiler and the linter refuse, file by file', async () => {
    const outputs = [
      'src/a.ts(3,5): error TS2322: Type A is no B.\n  It lacks c.',
      '\n/tree/src/b.ts\n  2:1  error  no  x(y)\n',
    ];
    const complaints: Complaint[] = [];
    const gates = open(
      () => answer({ exitCode: 1, output: outputs.shift() ?? '' }),
      (found) => complaints.push(...found),
    );
    await gates.compiles?.(candidate);
    await gates.lints?.(candidate);
    expect(complaints).toMatchObject([
      { file: 'src/a.ts', line: 3, code: 'TS2322', message: 'Type A is no B.\n  It lacks c.' },
      { file: '/tree/src/b.ts', line: 2, message: 'no' },
    ]);
  });

  it('accept a service that promises what is specified, and keep what it said', async () => {
    const gates = await promise(JSON.stringify(document));
    expect(await gates.specification?.(candidate)).toMatchObject({ passed: true });
    expect(Object.keys(written)).toEqual(['emitted-openapi.json']);
  });

  it('start the service once for all that they ask it', async () => {
    const gates = await promise(JSON.stringify(document));
    expect(await gates.smoke?.(candidate)).toMatchObject({ passed: true });
    expect(await gates.specification?.(candidate)).toMatchObject({ passed: true });
    expect(commands).toHaveLength(1);
  });

  it('refuse one that promises something else, and name the place', async () => {
    const other = createOpenApiDocument({ '/pets': { get: answering(200, { type: 'integer' }) } });
    const verdict = await (await promise(JSON.stringify(other))).specification?.(candidate);
    expect(verdict?.passed).toBe(false);
    expect(verdict?.detail).toMatch(/^#\/paths\/~1pets\/get\/responses\/200/);
    expect(written['differences.txt']).toContain('type');
  });

  it('refuse one that says nothing', async () => {
    await expect(open(() => answer()).specification?.(candidate)).rejects.toThrow();
    const verdict = await open(() => answer({ exitCode: 1, output: 'no dist' })).specification?.(candidate);
    expect(verdict).toMatchObject({ passed: false, detail: expect.stringContaining('no dist') as string });
    await expect((await promise('no JSON')).specification?.(candidate)).rejects.toThrow();
  });
});

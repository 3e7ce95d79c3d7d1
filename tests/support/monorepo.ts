import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';

import { expect } from 'vitest';

import type { Healed } from './heal-cli';
import { commit, git, heal } from './heal-cli';

const run = promisify(execFile);

const CORE = `export function average(values) {
  if (values.length === 0) return 0;
  let sum = 0;
  for (const value of values) sum += value;
  return sum / values.length;
}

export function clamp(value, low, high) {
  if (value < low) return low;
  if (value > high) return high;
  return value;
}
`;
const REPORT = `import { average, clamp } from '@mono/core';

export function grade(values) {
  const mean = clamp(average(values), 0, 100);
  if (mean >= 90) return 'A';
  return mean >= 50 ? 'B' : 'C';
}
`;
const HEAD = `import assert from 'node:assert/strict';
import { appendFileSync } from 'node:fs';
import { it } from 'node:test';
`;
const CORE_TESTS = `${HEAD}import { average, clamp } from '../src/index.js';
it('of none', () => assert.equal(average([]), 0));
it('keeps', () => assert.equal(clamp(5, 0, 9), 5));
it('raises', () => assert.equal(clamp(-1, 0, 9), 0));
it('lowers', () => assert.equal(clamp(12, 0, 9), 9));
`;
const REPORT_TESTS = `${HEAD}import { grade } from '../src/index.js';
it('A', () => assert.equal(grade([90, 95]), 'A'));
it('B', () => assert.equal(grade([50, 50]), 'B'));
it('C', () => assert.equal(grade([10, 20]), 'C'));
`;

/** A file, and what a fault in it replaces, and by what. */
export type Fault = readonly [file: string, sound: string, broken: string];
/** The tests of its own package see it. */
export const IN_CORE: Fault = ['packages/core/src/index.js', 'value > high) return high', 'value > high) return low'];
/** The tests of the package itself do not see it. */
export const SEEN_BY_REPORT: Fault = ['packages/core/src/index.js', 'sum / values.length', 'sum * values.length'];
/** In the package that needs the other one. */
export const IN_REPORT: Fault = ['packages/report/src/index.js', 'mean >= 50', 'mean > 50'];
/** A package that nobody names in a manifest. */
export const UNNAMED: Fault = ['packages/report/src/index.js', "'@mono/core';", "'@mono/core';\nimport 'leven';"];

/** Package managers; `berry` is the newer Yarn. */
export type Manager = 'npm' | 'pnpm' | 'yarn' | 'berry';
const VERSIONS = { pnpm: '12.21.0', yarn: '1.22.22', '@yarnpkg/cli-dist': '4.18.1' };
const PROGRAMS: Readonly<Record<Exclude<Manager, 'npm'>, string>> = {
  pnpm: 'pnpm/pnpm',
  yarn: 'yarn/bin/yarn.js',
  berry: '@yarnpkg/cli-dist/bin/yarn.js',
};
const INSTALL: Readonly<Record<Manager, readonly string[]>> = {
  npm: ['npm', 'install', '--ignore-scripts', '--no-audit', '--no-fund'],
  pnpm: ['pnpm', 'install', '--ignore-scripts'],
  yarn: ['yarn', 'install', '--ignore-scripts'],
  berry: ['yarn', 'install'],
};

/** Installs package managers of their own, each in a directory for PATH: a machine need not have them. */
export async function installManagers(root: string): Promise<void> {
  const packages = Object.entries(VERSIONS).map(([name, version]) => `${name}@${version}`);
  const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--no-save'];
  await run('npm', ['install', '--prefix', root, ...packages, ...quiet]);
  for (const [manager, program] of Object.entries(PROGRAMS)) {
    const file = path.join(root, 'managers', manager, manager === 'pnpm' ? 'pnpm' : 'yarn');
    const target = path.join(root, 'node_modules', program);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(
      file,
      `#!/bin/sh\nexec ${program.endsWith('.js') ? `'${process.execPath}' ` : ''}'${target}' "$@"\n`,
    );
    await chmod(file, 0o755);
  }
}

function environmentOf(root: string, manager: Manager): Record<string, string> {
  return {
    PATH: [path.join(root, 'managers', manager), process.env.PATH].join(path.delimiter),
    YARN_ENABLE_IMMUTABLE_INSTALLS: 'false',
  };
}

function describeMember(name: string, dependencies: Readonly<Record<string, string>>): string {
  const scripts = { test: 'node --test test/' };
  const manifest = { name: `@mono/${name}`, version: '1.0.0', type: 'module', main: 'src/index.js', scripts };
  return `${JSON.stringify({ ...manifest, dependencies }, null, 2)}\n`;
}

/** A repository with several packages. */
export interface Monorepo {
  readonly directory: string;
  readonly manager: Manager;
  /** Whoever runs the tests of the package that has nothing to do with the others leaves a mark there. */
  readonly mark: string;
}

/** Three packages: a second needs the first, a third has nothing to do with them. */
export async function layOutMonorepo(
  root: string,
  name: string,
  manager: Manager,
  faults: readonly Fault[],
): Promise<Monorepo> {
  const directory = path.join(root, name);
  const mark = path.join(root, `${name}.mark`);
  const own = manager === 'npm' || manager === 'yarn' ? '1.0.0' : 'workspace:*';
  const member = manager === 'pnpm' ? {} : { workspaces: ['packages/*'] };
  const files: Record<string, string> = {
    'package.json': JSON.stringify({
      name: 'mono',
      private: true,
      scripts: { test: 'npm test --workspaces' },
      ...member,
    }),
    ...(manager === 'pnpm' ? { 'pnpm-workspace.yaml': 'packages:\n  - packages/*\n' } : {}),
    ...(manager === 'berry' ? { '.yarnrc.yml': 'nodeLinker: node-modules\nenableTelemetry: false\n' } : {}),
    '.gitignore': 'node_modules\n.yarn\n',
    'packages/core/package.json': describeMember('core', {}),
    'packages/core/src/index.js': CORE,
    'packages/core/test/index.test.js': CORE_TESTS,
    'packages/report/package.json': describeMember('report', { '@mono/core': own }),
    'packages/report/src/index.js': REPORT,
    'packages/report/test/index.test.js': REPORT_TESTS,
    'packages/alone/package.json': describeMember('alone', {}),
    'packages/alone/src/index.js': 'export const twice = (number) => number * 2;\n',
    'packages/alone/test/index.test.js': `${HEAD}import { twice } from '../src/index.js';
it('doubles', () => { appendFileSync(${JSON.stringify(mark)}, 'x'); assert.equal(twice(2), 4); });\n`,
  };
  for (const [file, sound, broken] of faults) {
    expect(files[file]).toContain(sound);
    files[file] = (files[file] ?? '').replace(sound, broken);
  }
  for (const [file, text] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(directory, file)), { recursive: true });
    await writeFile(path.join(directory, file), text);
  }
  const [program = '', ...args] = INSTALL[manager];
  await run(program, args, { cwd: directory, env: { ...process.env, ...environmentOf(root, manager) } });
  await git(directory, 'init', '--quiet');
  await commit(directory);
  return { directory, manager, mark };
}

/** How healing a monorepo ended. */
export interface HealedMonorepo extends Healed {
  /** How often the tests of the package ran that has nothing to do with the fault. */
  readonly idleRuns: number;
}

/** Heals it by one of its manager's commands; it stays as it was. */
export async function healMonorepo({ directory, manager, mark }: Monorepo, command: string): Promise<HealedMonorepo> {
  const healed = await heal(directory, command, environmentOf(path.dirname(directory), manager));
  const idleRuns = existsSync(mark) ? (await readFile(mark, 'utf8')).length : 0;
  expect(await git(directory, 'status', '--porcelain')).toBe('');
  return { ...healed, idleRuns };
}

/** The patch makes the sound files of the broken ones. */
export async function expectMonorepoMended(
  { directory }: Monorepo,
  faults: readonly Fault[],
  healed: HealedMonorepo,
): Promise<void> {
  expect(healed.exitCode, healed.output).toBe(0);
  const broken = new Map(
    await Promise.all(
      faults.map(async ([file]) => [file, await readFile(path.join(directory, file), 'utf8')] as const),
    ),
  );
  await git(directory, 'apply', healed.patch);
  expect((await git(directory, 'diff', '--name-only')).trim().split('\n')).toEqual([...broken.keys()].sort());
  for (const [file, text] of broken) {
    const sound = faults.filter((fault) => fault[0] === file).reduce((all, [, was, is]) => all.replace(is, was), text);
    expect(await readFile(path.join(directory, file), 'utf8')).toBe(sound);
  }
}

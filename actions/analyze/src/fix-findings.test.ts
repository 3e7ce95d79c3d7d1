import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

import { configurationSchema } from '@orchestrate/contracts/configuration';
import type { Fix } from '@orchestrate/contracts/finding';
import { proposalRecordSchema } from '@orchestrate/contracts/proposal';
import type { PhaseDeps } from '@orchestrate/kit/action/phase-deps';
import { createPhaseDeps } from '@orchestrate/kit/action/phase-deps';
import { systemClock } from '@orchestrate/kit/clock';
import { createPlainExec } from '@orchestrate/kit/exec/plain-exec';
import type { Repository } from '@orchestrate/kit/git/repository';
import { createRepository } from '@orchestrate/kit/git/repository';
import { createRunDirectory } from '@orchestrate/kit/run-directory/run-directory';
import type { Subject } from '@orchestrate/kit/subject/subject';
import { createFakeHost } from '@orchestrate/testkit/fake-host';
import { createTemporaryDirectory } from '@orchestrate/testkit/temporary-directory';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { openSession } from './analyse-tree';
import type { Analyser, RawFinding } from './analyser';
import { fixFindings } from './fix-findings';
import { openNewest } from './trees';

// A fake linter: each rule is a word that must not occur, and a word to put in its place.
function forbid(rules: Readonly<Record<string, readonly [string, string]>>): Analyser {
  return {
    name: 'words',
    looksFor: 'a file',
    isRequired: true,
    applies: () => true,
    async analyse({ tree }) {
      const findings: RawFinding[] = [];
      for (const file of tree.files) {
        const text = await tree.read(file);
        for (const [rule, [word, better]] of Object.entries(rules)) {
          for (const { index } of text.matchAll(new RegExp(word, 'g'))) {
            const line = text.slice(0, index).split('\n').length;
            const edit = { start: index, end: index + word.length, text: better };
            findings.push({ rule, level: 'warning', message: `no ${word}`, path: file, line, edit });
          }
        }
      }
      return { version: '1.0.0', findings };
    },
  };
}

let root: string;
let deps: PhaseDeps;
let repository: Repository;
let gates: { name: string; command: string }[];

beforeEach(async () => {
  root = await createTemporaryDirectory();
  const run = await createRunDirectory(root, systemClock);
  await mkdir(run.resolve('phases/analyze/logs'), { recursive: true });
  repository = await createRepository(createPlainExec(process.env), run.resolve('service'));
  gates = [];
  deps = createPhaseDeps({
    host: createFakeHost({ environment: { ...process.env, ORCHESTRATE_CACHE_DIR: path.join(root, 'cache') } }),
    clock: systemClock,
    run,
    step: 'analyze',
    directory: 'phases/analyze',
    workingDirectory: root,
    home: root,
    configuration: configurationSchema.parse({ version: 1, gates }),
    redact: (text) => text,
    signal: new AbortController().signal,
  });
});

afterEach(() => deps.dispose());

async function write(files: Readonly<Record<string, string>>): Promise<void> {
  for (const [file, text] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(repository.directory, file)), { recursive: true });
    await writeFile(path.join(repository.directory, file), text);
  }
  await repository.commitAll('Write');
}

async function fix(analysers: readonly Analyser[], isLetBe: (line: number) => boolean = () => false): Promise<Fix[]> {
  const base = (await repository.head()) ?? '';
  const subject: Subject = {
    repository,
    prefix: '',
    origin: 'adopted',
    base,
    copySubmodules: () => Promise.resolve(),
    linkPackages: () => Promise.resolve(),
  };
  const configuration = configurationSchema.parse({ version: 1, gates });
  const session = openSession({
    width: 2,
    deps,
    toolbox: { file: (name) => name, module: (name) => name, version: () => Promise.resolve('1.0.0') },
  });
  const measured = await session.measure(await openNewest(subject, 'before', deps), analysers);
  const frame = { subject, session, deps: { ...deps, configuration } };
  return fixFindings({ ...frame, isLetBe: ({ line = 0 }) => isLetBe(line) }, measured);
}

async function readFromService(file: string): Promise<string> {
  return readFile(path.join(repository.directory, file), 'utf8');
}

const colour = { colour: ['color', 'colour'] } as const;

describe('fixFindings', () => {
  it('accepts a fix that passes the gates, and keeps its evidence', async () => {
    gates = [
      { name: 'test', command: 'test -f src/a.txt' },
      { name: 'lint', command: 'false' }, // fails before, so it cannot regress
    ];
    await write({ 'src/a.txt': 'color\nno color\n' });
    const [only, ...others] = await fix([forbid(colour)]);
    expect(others).toEqual([]);
    expect(only).toMatchObject({ fixer: 'words', rules: ['colour'], accepted: true, targeted: 2 });
    expect(await readFromService('src/a.txt')).toBe('colour\nno colour\n');
    const record = proposalRecordSchema.parse(
      JSON.parse(await readFile(deps.run.resolve(only?.proposal ?? '', 'proposal.json'), 'utf8')),
    );
    expect(record).toMatchObject({ kind: 'fix', accepted: true, files: [{ path: 'src/a.txt', added: 2, removed: 2 }] });
    expect(record.gates.at(-1)).toMatchObject({ gate: 'no-regression', detail: 'still pass: test' });
    const counted = async (file: string | undefined): Promise<number> => {
      const list = JSON.parse(await readFile(deps.run.resolve(file ?? ''), 'utf8')) as { findings: unknown[] };
      return list.findings.length;
    };
    expect([await counted(only?.before), await counted(only?.after)]).toEqual([2, 0]);
  });

  it('lets one bad rule cost only itself', async () => {
    gates = [{ name: 'test', command: 'grep -q keep src/a.txt' }];
    await write({ 'src/a.txt': 'color\nkeep\n' });
    const fixes = await fix([forbid({ ...colour, harmful: ['keep', 'lost'] })]);
    expect(fixes.map(({ rules, accepted }) => [rules.join(), accepted])).toEqual([
      ['colour,harmful', false],
      ['colour', true],
      ['harmful', false],
    ]);
    expect(fixes[0]?.refusal).toContain('no-regression: test passed before');
    expect(await readFromService('src/a.txt')).toBe('colour\nkeep\n');
  });

  it('refuses a fix that makes a new finding, of whichever analyser', async () => {
    await write({ 'src/a.txt': 'color\n' });
    const strict = { ...forbid({ british: ['colour', 'colour'] }), name: 'strict' };
    const [only] = await fix([forbid(colour), strict]);
    expect(only).toMatchObject({
      accepted: false,
      refusal: 'no-new-finding: strict british in src/a.txt: 1 instead of 0',
    });
    expect(await readFromService('src/a.txt')).toBe('color\n');
  });

  it('refuses a fix after which the finding is still there', async () => {
    await write({ 'src/a.txt': 'color\n' });
    const [only] = await fix([forbid({ colour: ['color', 'watercolor'] })]);
    expect(only?.refusal).toContain('finding-gone: words colour in src/a.txt: 1 left instead of 0');
  });

  it('refuses a fix when an analyser breaks on the changed tree', async () => {
    await write({ 'src/a.txt': 'color\n' });
    const fragile = forbid({});
    const breaks: Analyser = {
      ...fragile,
      name: 'fragile',
      analyse: async (context) => {
        if ((await context.tree.read('src/a.txt')).includes('colour')) throw new Error('crash');
        return fragile.analyse(context);
      },
    };
    const [only] = await fix([forbid(colour), breaks]);
    expect(only?.refusal).toContain('fragile ran before and does not on the changed tree');
  });

  it('lets be what a baseline knows, and what a fix may not touch', async () => {
    await write({ 'src/a.txt': 'color\ncolor\n', 'src/a.test.ts': 'color' });
    const [only] = await fix([forbid(colour)], (line) => line === 1);
    expect(only).toMatchObject({ accepted: true, targeted: 1 });
    expect(await readFromService('src/a.txt')).toBe('color\ncolour\n');
    expect(await readFromService('src/a.test.ts')).toBe('color');
  });

  it('tries nothing, and runs no gate, when there is nothing to fix', async () => {
    gates = [{ name: 'test', command: 'touch was-run' }];
    await write({ 'src/a.txt': 'colour\n' });
    expect(await fix([forbid({})])).toEqual([]);
    expect(await readFile(deps.run.resolve('events.ndjson'), 'utf8')).not.toContain('was-run');
  });
});

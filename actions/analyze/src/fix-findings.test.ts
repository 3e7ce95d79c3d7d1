import { readFile } from 'node:fs/promises';
import path from 'node:path';

import type { Fix } from '@orchestrate/contracts/finding';
import { proposalRecordSchema } from '@orchestrate/contracts/proposal';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import type { FixBench } from '../../../tests/support/fix-frame';
import { forbid, openFixBench } from '../../../tests/support/fix-frame';

import type { Analyser } from './analyser';
import { fixFindings } from './fix-findings';
import { openNewest } from './trees';

let bench: FixBench;
let gates: { name: string; command: string }[];

beforeEach(async () => {
  bench = await openFixBench();
  gates = [];
});

afterEach(() => bench.deps.dispose());

async function fix(analysers: readonly Analyser[], isLetBe: (line: number) => boolean = () => false): Promise<Fix[]> {
  const frame = await bench.frame(gates);
  const measured = await frame.session.measure(await openNewest(frame.subject, 'before', frame.deps), analysers);
  return fixFindings({ ...frame, isLetBe: ({ line = 0 }) => isLetBe(line) }, measured);
}

async function readFromService(file: string): Promise<string> {
  return readFile(path.join(bench.repository.directory, file), 'utf8');
}

const colour = { colour: ['color', 'colour'] } as const;

describe('fixFindings', () => {
  it('accepts a fix that passes the gates, and keeps its evidence', async () => {
    gates = [
      { name: 'test', command: 'test -f src/a.txt' },
      { name: 'lint', command: 'false' }, // fails before, so it cannot regress
    ];
    await bench.write({ 'src/a.txt': 'color\nno color\n' });
    const [only, ...others] = await fix([forbid(colour)]);
    expect(others).toEqual([]);
    expect(only).toMatchObject({ fixer: 'words', rules: ['colour'], accepted: true, targeted: 2 });
    expect(await readFromService('src/a.txt')).toBe('colour\nno colour\n');
    const record = proposalRecordSchema.parse(
      JSON.parse(await readFile(bench.deps.run.resolve(only?.proposal ?? '', 'proposal.json'), 'utf8')),
    );
    expect(record).toMatchObject({ kind: 'fix', accepted: true, files: [{ path: 'src/a.txt', added: 2, removed: 2 }] });
    expect(record.gates.at(-1)).toMatchObject({ gate: 'no-regression', detail: 'still pass: test' });
    const counted = async (file: string | undefined): Promise<number> => {
      const list = JSON.parse(await readFile(bench.deps.run.resolve(file ?? ''), 'utf8')) as { findings: unknown[] };
      return list.findings.length;
    };
    expect([await counted(only?.before), await counted(only?.after)]).toEqual([2, 0]);
  });

  it('lets one bad rule cost only itself', async () => {
    gates = [{ name: 'test', command: 'grep -q keep src/a.txt' }];
    await bench.write({ 'src/a.txt': 'color\nkeep\n' });
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
    await bench.write({ 'src/a.txt': 'color\n' });
    const strict = { ...forbid({ british: ['colour', 'colour'] }), name: 'strict' };
    const [only] = await fix([forbid(colour), strict]);
    expect(only).toMatchObject({
      accepted: false,
      refusal: 'no-new-finding: strict british in src/a.txt: 1 instead of 0',
    });
    expect(await readFromService('src/a.txt')).toBe('color\n');
  });

  it('refuses a fix after which the finding is still there', async () => {
    await bench.write({ 'src/a.txt': 'color\n' });
    const [only] = await fix([forbid({ colour: ['color', 'watercolor'] })]);
    expect(only?.refusal).toContain('finding-gone: words colour in src/a.txt: 1 left instead of 0');
  });

  it('refuses a fix when an analyser breaks on the changed tree', async () => {
    await bench.write({ 'src/a.txt': 'color\n' });
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
    await bench.write({ 'src/a.txt': 'color\ncolor\n', 'src/a.test.ts': 'color' });
    const [only] = await fix([forbid(colour)], (line) => line === 1);
    expect(only).toMatchObject({ accepted: true, targeted: 1 });
    expect(await readFromService('src/a.txt')).toBe('color\ncolour\n');
    expect(await readFromService('src/a.test.ts')).toBe('color');
  });

  it('tries nothing, and runs no gate, when there is nothing to fix', async () => {
    gates = [{ name: 'test', command: 'touch was-run' }];
    await bench.write({ 'src/a.txt': 'colour\n' });
    expect(await fix([forbid({})])).toEqual([]);
    expect(await readFile(bench.deps.run.resolve('events.ndjson'), 'utf8')).not.toContain('was-run');
  });
});

import type { GeneratedFiles } from '@orchestrate/contracts/generated-files';
import { GENERATED_FILES_PATH } from '@orchestrate/contracts/generated-files';
import { hashText } from '@orchestrate/kit/files/hash';
import { describe, expect, it } from 'vitest';

import { planEdits } from './write-tests';

const file = (path: string, text: string) => ({ path, text, blocks: [] });

function standing(files: Readonly<Record<string, string>>, listed: Readonly<Record<string, string>> = {}) {
  const inventory: GeneratedFiles = {
    schemaVersion: 1,
    service: 's',
    specification: 'a'.repeat(64),
    files: Object.fromEntries(Object.entries(listed).map(([path, text]) => [path, hashText(text)])),
  };
  return { inventory, read: (path: string) => Promise.resolve(files[path]) };
}

async function plan(
  wanted: Readonly<Record<string, string>>,
  there: Readonly<Record<string, string>>,
  listed: Readonly<Record<string, string>> = {},
): Promise<{ edits: string[]; kept: readonly string[]; listed: Record<string, string> }> {
  const files = Object.entries(wanted).map(([path, text]) => file(path, text));
  const { edits, kept } = await planEdits(files, standing(there, listed));
  const list = edits.find(({ path }) => path === GENERATED_FILES_PATH);
  const inventory = list?.action === 'write' ? (JSON.parse(list.text) as GeneratedFiles) : undefined;
  const others = edits.filter((edit) => edit !== list).map(({ action, path }) => `${action} ${path}`);
  return { edits: others, kept, listed: inventory?.files ?? {} };
}

describe('planEdits', () => {
  it('writes what is not there, and lists it beside the rest', async () => {
    const { edits, listed } = await plan({ 'tests/a.ts': 'a' }, { 'src/x.ts': 'x' }, { 'src/x.ts': 'x' });
    expect(edits).toEqual(['write tests/a.ts']);
    expect(listed).toEqual({ 'src/x.ts': hashText('x'), 'tests/a.ts': hashText('a') });
  });

  it('changes nothing where everything is there', async () => {
    const there = { 'tests/a.ts': 'a' };
    const first = await planEdits([file('tests/a.ts', 'a')], standing(there));
    const [list] = first.edits;
    const written = list?.action === 'write' ? list.text : '';
    const again = await planEdits(
      [file('tests/a.ts', 'a')],
      standing({ ...there, [GENERATED_FILES_PATH]: written }, there),
    );
    expect(first.edits.map(({ path }) => path)).toEqual([GENERATED_FILES_PATH]);
    expect(again.edits).toEqual([]);
  });

  it('writes over what it wrote before, and removes what it no longer writes', async () => {
    const before = { 'tests/a.ts': 'old', 'tests/b.ts': 'b' };
    const { edits, listed } = await plan({ 'tests/a.ts': 'new' }, before, before);
    expect(edits).toEqual(['write tests/a.ts', 'delete tests/b.ts']);
    expect(listed).toEqual({ 'tests/a.ts': hashText('new') });
  });

  it.each([
    ['edited since', { 'tests/a.ts': 'as it was written' }],
    ['there before', {}],
  ])('leaves a file that was %s as it is', async (_what, listed) => {
    const { edits, kept } = await plan({ 'tests/a.ts': 'ours' }, { 'tests/a.ts': 'theirs' }, listed);
    expect({ edits, kept }).toEqual({ edits: [], kept: ['tests/a.ts'] });
  });

  it('leaves tests of others alone', async () => {
    const { edits, kept } = await plan({}, { 'tests/theirs.test.ts': 'x' });
    expect({ edits, kept }).toEqual({ edits: [], kept: [] });
  });

  it('keeps no list where nobody does', async () => {
    const { edits } = await planEdits([file('tests/a.ts', 'a')], { ...standing({}), inventory: undefined });
    expect(edits.map(({ path }) => path)).toEqual(['tests/a.ts']);
  });
});

import { cp, readdir, readFile, symlink } from 'node:fs/promises';
import path from 'node:path';

import { expect, it } from 'vitest';

import { ROOT, runActionBundle } from '../support/bundle';
import { writeFiles } from '../support/clone';

import { healingSchema } from '@orchestrate/contracts/triage';
import { readJson } from '@orchestrate/kit/files/json';
import { createTemporaryDirectory } from '@orchestrate/testkit/temporary-directory';

/** Fails when it is run first, and every second time after that. */
const BY_TURNS = `import assert from 'node:assert';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test } from 'node:test';

const MARK = path.join(os.tmpdir(), 'visit');

test('finds the mark of an earlier visit', () => {
  const isMarked = existsSync(MARK);
  if (isMarked) rmSync(MARK);
  else writeFileSync(MARK, '');
  assert.strictEqual(isMarked, true);
});
`;

it('changes nothing for a test that comes and goes, and writes the issue for it', async () => {
  const workspace = await createTemporaryDirectory();
  await cp(path.join(ROOT, 'tests/fixtures/heal/plain'), workspace, { recursive: true });
  await writeFiles(workspace, { 'test/visit.test.js': BY_TURNS });
  const env = { TMPDIR: await createTemporaryDirectory() };
  const { outputs, log } = await runActionBundle('heal', { workspace, env, inputs: { command: 'npm test' } });
  expect(outputs, log).toMatchObject({ status: 'blocked', class: 'flaky', changed: 'false', fixed: '0' });

  const evidence = outputs.evidence ?? '';
  const { after, quarantine = [] } = await readJson(path.join(evidence, 'healing.json'), healingSchema);
  expect(after).toMatchObject([{ name: 'test', passed: false, quarantined: true }]);
  const [kept] = quarantine;
  expect(quarantine).toHaveLength(1);
  expect(kept).toMatchObject({ test: 'finds the mark of an earlier visit', file: 'test/visit.test.js' });
  expect(kept?.failed).toBeGreaterThan(1);
  expect(kept?.runs).toBeGreaterThan(kept?.failed ?? 0);

  const [file = ''] = await readdir(path.join(evidence, 'quarantine'));
  const issue = await readFile(path.join(evidence, 'quarantine', file), 'utf8');
  expect(issue).toContain(`failed in ${kept?.failed ?? 0} of ${kept?.runs ?? 0} runs of the same tree`);
  expect(issue).toContain(kept?.signature);
});

/** Fails twice, and never again: whatever is tried third looks like a fix. */
const WARMING_UP = `import { appendFileSync, readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import { expect, it } from 'vitest';

import { paginate } from '../src/paging';

const RUNS = path.join(os.tmpdir(), 'runs');

it('is warm', () => {
  appendFileSync(RUNS, '.');
  expect(paginate([1, 2], { page: 1, pageSize: 1 }).items).toEqual([1]);
  expect(readFileSync(RUNS, 'utf8').length).toBeGreaterThan(2);
});
`;

it('takes no fix by chance: the test passes without it too', async () => {
  const workspace = await createTemporaryDirectory();
  await cp(path.join(ROOT, 'tests/fixtures/heal/library'), workspace, { recursive: true });
  await writeFiles(workspace, { 'tests/warm.test.ts': WARMING_UP });
  await symlink(path.join(ROOT, 'node_modules'), path.join(workspace, 'node_modules'));
  const env = { TMPDIR: await createTemporaryDirectory() };
  const { outputs, log } = await runActionBundle('heal', { workspace, env, inputs: { command: 'npm test' } });
  expect(outputs, log).toMatchObject({ status: 'blocked', class: 'flaky', changed: 'false' });
});

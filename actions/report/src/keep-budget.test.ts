import { stat } from 'node:fs/promises';

import { configurationSchema } from '@orchestrate/contracts/configuration';
import type { Manifest } from '@orchestrate/contracts/manifest';
import { manifestSchema } from '@orchestrate/contracts/manifest';
import { writeJson } from '@orchestrate/kit/files/json';
import type { RunDirectory } from '@orchestrate/kit/run-directory/run-directory';
import { readEvidence } from '@orchestrate/kit/run-evidence/read-evidence';
import { checkManifest } from '@orchestrate/kit/verification/check-manifest';
import { createManifest, listRunFiles } from '@orchestrate/kit/verification/manifest';
import type { Problem } from '@orchestrate/kit/verification/problem';
import { createSampleRun } from '@orchestrate/testkit/sample-run';
import { createTemporaryDirectory } from '@orchestrate/testkit/temporary-directory';
import { beforeEach, describe, expect, it } from 'vitest';

import { chooseBudget, keepBudget } from './keep-budget';

const LOG = 'phases/heal/logs/01-npm.log';
const XML = 'phases/test-gen/coverage.cobertura.xml';
let run: RunDirectory;
let warnings: string[];

beforeEach(async () => {
  const files = { [LOG]: 'failed\n'.repeat(300_000), [XML]: '<coverage/>\n'.repeat(50_000) };
  ({ run } = await createSampleRun(await createTemporaryDirectory(), { hasRepository: false, files }));
  warnings = [];
});

async function keep(megabytes: number) {
  const say = (): void => undefined;
  const log = { debug: say, info: say, warning: (text: string) => void warnings.push(text), error: say };
  const evidence = { directory: 'phases/report' } as Parameters<typeof keepBudget>[2]['evidence'];
  return keepBudget(await readEvidence(run, run.id), megabytes, { run, evidence, log });
}

async function seal(retention: Manifest['retention']): Promise<Problem[]> {
  const head = { sealedAt: '2026-01-31T12:03:00.000Z', sealedBy: 'phases/report', tools: [], inputs: [] };
  const manifest = await createManifest(run, { ...head, ...(retention === undefined ? {} : { retention }) });
  await writeJson(run.resolve('manifest.json'), manifestSchema, manifest);
  return checkManifest(run, manifest, await listRunFiles(run));
}

describe('keepBudget', () => {
  it('leaves a run whole that fits', async () => {
    expect(await keep(10)).toBeUndefined();
    expect((await stat(run.resolve(LOG))).size).toBe(2_100_000);
  });

  it('cuts the middle of a long log first, says what it was, and the run still stands up to its check', async () => {
    const retention = await keep(1);
    expect(retention).toMatchObject({ fits: true, files: [{ path: LOG, cut: 'middle', bytes: 2_100_000 }] });
    expect((await stat(run.resolve(LOG))).size).toBeLessThan(66_000);
    expect(await seal(retention)).toEqual([]);
  });

  it('keeps what an earlier report cut, and cuts on where that is not enough', async () => {
    const first = await keep(1);
    await seal(first);
    const second = await keep(0.2);
    expect(second?.files).toMatchObject([...(first?.files ?? []), { path: XML, cut: 'whole', bytes: 600_000 }]);
    expect(await seal(second)).toEqual([]);
  });

  it('says so where what may not be cut is too much by itself', async () => {
    expect(await keep(0.01)).toMatchObject({ fits: false });
    expect(warnings[0]).toMatch(/more than 10\.0 kB: the rest may not be cut$/);
  });

  it('does not let a manifest tell of cuts that may not be', async () => {
    const cut = { path: 'phases/heal/healing.patch', cut: 'middle', bytes: 9, sha256: 'a'.repeat(64) } as const;
    const gone = { ...cut, path: XML, cut: 'whole' } as const;
    expect(await seal({ budgetBytes: 1, fits: true, files: [cut, gone] })).toMatchObject([
      { file: 'phases/heal/healing.patch', message: 'was cut, which it may not be whatever the run takes' },
      { file: XML, message: 'is there, although it is told that it was cut' },
    ]);
  });
});

it('takes the budget that was asked for, else the one of the plan, else the default', () => {
  const plan = configurationSchema.parse({ version: 1, budgets: { 'evidence-megabytes': 7 } });
  expect([chooseBudget(3, plan), chooseBudget(0, plan), chooseBudget(0, undefined)]).toEqual([3, 7, 100]);
});

import { existsSync } from 'node:fs';
import { realpath } from 'node:fs/promises';
import path from 'node:path';

import { beforeAll, describe, expect, it } from 'vitest';

import type { BaseRun } from '../support/base-run';
import { awaitBase } from '../support/base-run';
import { chainEnvironment } from '../support/chain-environment';
import { findRunId, orchestrate, readSummary, runDirectoryOf } from '../support/chain-run';
import { openCheckout } from '../support/checkout';
import { runCommand } from '../support/command';

const base = await awaitBase();

describe.skipIf(base === undefined)('the chain, again', () => {
  if (base === undefined) return;
  let checkout: BaseRun;

  beforeAll(async () => {
    checkout = await openCheckout(base);
  });

  it('runs by plain act, leaves the same files, and takes over what has not changed', async () => {
    const { exitCode, output, seconds } = await runCommand(base.act, ['-j', 'orchestrate'], {
      cwd: checkout.clone,
      env: { ...chainEnvironment(base.act, base.cache), DOCKER_HOST: 'unix:///nowhere.sock' },
    });
    expect(exitCode, output).toBe(0);
    const directory = await realpath(path.join(checkout.clone, 'artifacts/latest'));
    const summary = await readSummary(directory);
    expect(summary.status).toBe('success');
    expect(summary.deployment?.target).toBe('process');
    for (const file of ['report.html', 'report.md', 'manifest.json', 'tool-usage-log.md', 'events.ndjson'])
      expect(existsSync(path.join(directory, file)), file).toBe(true);
    const takenOver = summary.phases.filter(({ cached }) => cached !== undefined).map(({ phase }) => phase);
    expect(takenOver).toEqual(expect.arrayContaining(['generate', 'test-gen', 'analyze', 'heal']));
    expect(seconds).toBeLessThan(base.finished.seconds / 2);
  });

  it('only plans in a dry run', async () => {
    const finished = await orchestrate(checkout, ['--dry-run', '--spec', 'specs/shop.service.yaml']);
    const summary = await readSummary(runDirectoryOf(checkout, findRunId(finished)));
    expect(finished.exitCode, finished.output).toBe(0);
    expect(summary).toMatchObject({ dry_run: true, status: 'success', deployment: null, published: null });
    expect(summary.phases.map(({ phase }) => phase)).toEqual(['plan']);
  });
});

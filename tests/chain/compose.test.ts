import { beforeAll, expect, inject, it } from 'vitest';

import { findRunId, orchestrate, readSummary, runDirectoryOf } from '../support/chain-run';
import type { BaseRun } from '../support/chain-setup';
import { openCheckout } from '../support/checkout';
import { runCommand } from '../support/command';

import { describeWith } from '@orchestrate/testkit/require-tool';

const base = inject('base');

if (base === undefined) it.skip('the generated service in containers: act is missing');
else
  await describeWith('docker', 'the generated service in containers', (docker) => {
    let checkout: BaseRun;

    beforeAll(async () => {
      checkout = await openCheckout(base);
    });

    it('is built, brought up, verified and taken down by the one command', async () => {
      const finished = await orchestrate(checkout, ['--target', 'compose']);
      expect(finished.exitCode, finished.output).toBe(0);
      const id = findRunId(finished);
      const summary = await readSummary(runDirectoryOf(checkout, id));
      expect(summary).toMatchObject({ status: 'success', deployment: { target: 'compose', state: 'stopped' } });
      const { output } = await runCommand(docker, ['ps', '--all', '--format', '{{.Names}} {{.Image}}'], {
        cwd: checkout.clone,
      });
      expect(output).not.toContain(id.toLowerCase());
    });
  });

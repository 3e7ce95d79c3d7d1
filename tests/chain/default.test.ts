import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';

import { describe, expect, it } from 'vitest';

import { awaitBase } from '../support/base-run';
import { git } from '../support/clone';

import { eventSchema } from '@orchestrate/contracts/event';
import { readOpenProcesses } from '@orchestrate/kit/run-directory/leftovers';
import { openRunDirectory } from '@orchestrate/kit/run-directory/run-directory';
import { verifyRun } from '@orchestrate/kit/verification/verify-run';

const base = await awaitBase();

describe.skipIf(base === undefined)('the one command on a fresh clone', () => {
  if (base === undefined) return;
  const { finished, summary, runDirectory, clone } = base;

  it('ends in success, and every phase did its work', () => {
    expect({ exitCode: finished.exitCode, status: summary.status }, finished.output).toEqual({
      exitCode: 0,
      status: 'success',
    });
    expect(summary.phases.map(({ phase, status }) => `${phase} ${status}`)).toEqual([
      'plan done',
      'generate done',
      'test-gen done',
      'analyze done',
      'deploy done',
      'heal noop',
    ]);
    expect(summary.engine).toBe('offline');
    expect(summary.phases.every(({ cached }) => cached === undefined)).toBe(true);
  });

  it('tests the service thoroughly, and all gates hold', () => {
    expect(summary.tests_passed).toBeGreaterThan(40);
    expect(summary.tests_failed).toBe(0);
    expect(summary.coverage?.lines).toBeGreaterThanOrEqual(95);
    expect(summary.coverage?.branches).toBeGreaterThanOrEqual(85);
    expect(summary.gates.map(({ name, passed }) => ({ name, passed }))).toEqual(
      ['build', 'lint', 'test', 'smoke', 'containers'].map((name) => ({ name, passed: true })),
    );
  });

  it('tells each phase as it ends, and closes with what was made and where', () => {
    for (const { phase } of summary.phases) expect(finished.output).toMatch(new RegExp(`^✔ ${phase} `, 'm'));
    expect(finished.output).toMatch(/^result +success$/m);
    expect(finished.output).toMatch(/^service +ran at http:\/\/127\.0\.0\.1:\d+ \(process\)$/m);
    const report = /^report +(\S+)$/m.exec(finished.output)?.[1] ?? '';
    expect(existsSync(path.join(clone, report))).toBe(true);
  });

  it('generates what is committed in service/, to the byte', () => {
    expect(summary.published).toMatchObject({ directory: 'service', changed: 0, kept: [] });
    expect(git(clone, 'status', '--porcelain')).toBe('');
  });

  it('leaves evidence that stands up to its check', async () => {
    expect(await verifyRun(runDirectory)).toMatchObject({ problems: [] });
    const lines = (await readFile(path.join(runDirectory, 'events.ndjson'), 'utf8')).trimEnd().split('\n');
    const events = lines.map((line) => eventSchema.parse(JSON.parse(line)));
    expect(events.filter(({ type }) => type === 'proposal.decided').length).toBeGreaterThanOrEqual(2);
  });

  it('leaves nothing running', async () => {
    expect(await readOpenProcesses(openRunDirectory(runDirectory))).toEqual([]);
  });
});

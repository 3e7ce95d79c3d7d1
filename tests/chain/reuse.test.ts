import { cp, readdir, readFile, realpath, rm } from 'node:fs/promises';
import path from 'node:path';

import { describe, expect, it } from 'vitest';

import { awaitBase } from '../support/base-run';
import { chainEnvironment } from '../support/chain-environment';
import { readSummary } from '../support/chain-run';
import { commitAll, git, writeFiles } from '../support/clone';
import type { Finished } from '../support/command';
import { runCommand } from '../support/command';
import { writeTinyService } from '../support/tiny-service';
import { linkToolCache } from '../support/tool-cache';

import { compareRuns } from '@orchestrate/kit/verification/compare-runs';
import { createTemporaryDirectory } from '@orchestrate/testkit/temporary-directory';

const base = await awaitBase();
const NAME = 'acme/orchestrate';

const HEAD = `on: workflow_dispatch
permissions: {}
jobs:
`;

const DELIVER = `${HEAD}  deliver:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v7
      - uses: ${NAME}/actions/plan@v1
        with:
          spec: specs/library.yaml
      - uses: ${NAME}/actions/generate@v1
      - uses: ${NAME}/actions/test-gen@v1
      - id: report
        uses: ${NAME}/actions/report@v1
`;

const CHECKOUT = `${HEAD}  checkout:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v7
      - id: analyze
        uses: ${NAME}/actions/analyze@v1
        with:
          fail-on: failed
      - run: echo "analyze=\${{ steps.analyze.outputs.status }} sarif=\${{ steps.analyze.outputs.sarif }}"
      - id: deploy
        uses: ${NAME}/actions/deploy@v1
        with:
          target: process
      - run: echo "deploy=\${{ steps.deploy.outputs.status }} url=\${{ steps.deploy.outputs.url }}"
      - id: heal
        uses: ${NAME}/actions/heal@v1
        with:
          command: npm run build
      - run: echo "heal=\${{ steps.heal.outputs.status }} fixed=\${{ steps.heal.outputs.fixed }}"
`;

const WHOLE = `${HEAD}  whole:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v7
      - id: chain
        uses: ${NAME}@v1
        with:
          spec: specs/library.yaml
          target: process
      - run: echo "verdict=\${{ steps.chain.outputs.verdict }} url=\${{ steps.chain.outputs.url }}"
`;

const CALLED = `${HEAD}  orchestrate:
    uses: ${NAME}/.github/workflows/orchestrate.yml@v1
    permissions:
      contents: read
    with:
      service: .
      target: process
`;

describe.skipIf(base === undefined)('a second repository', () => {
  if (base === undefined) return;

  /** A repository that has a workflow, the default specification, and a service of its own. */
  async function createConsumer(workflow: string): Promise<string> {
    const directory = path.join(await createTemporaryDirectory(), 'consumer');
    await writeTinyService(directory, '  port: 0\n');
    await writeFiles(directory, { '.github/workflows/use.yml': workflow });
    await cp(path.join(base?.clone ?? '', 'specs/library.yaml'), path.join(directory, 'specs/library.yaml'));
    commitAll(directory);
    return directory;
  }

  function act(directory: string, args: readonly string[] = [], cache = base?.cache ?? ''): Promise<Finished> {
    const platform = ['-P', 'ubuntu-latest=-self-hosted'];
    const local = ['--local-repository', `${NAME}@v1=${base?.clone ?? ''}`];
    return runCommand(base?.act ?? '', [...platform, ...local, `--env=ORCHESTRATE_HOST_DIR=${directory}`, ...args], {
      cwd: directory,
      env: chainEnvironment(base?.act ?? '', cache),
    });
  }

  async function readOnlySummary(directory: string): Promise<Awaited<ReturnType<typeof readSummary>>> {
    const runs = path.join(directory, 'artifacts/runs');
    const names = await readdir(runs);
    expect(names).toHaveLength(1);
    return readSummary(path.join(runs, names[0] ?? ''));
  }

  it('uses plan, generate, test-gen and report, a step each', async () => {
    const consumer = await createConsumer(DELIVER);
    const { exitCode, output } = await act(consumer);
    expect(exitCode, output).toBe(0);
    const summary = await readOnlySummary(consumer);
    expect(summary.phases.slice(0, 3).map(({ phase, status }) => `${phase} ${status}`)).toEqual([
      'plan done',
      'generate done',
      'test-gen done',
    ]);
  });

  it('uses analyze, deploy and heal on its own service', async () => {
    const consumer = await createConsumer(CHECKOUT);
    const { exitCode, output } = await act(consumer);
    expect(exitCode, output).toBe(0);
    expect(output).toMatch(/analyze=(?:done|partial) sarif=\S+\.sarif/);
    expect(output).toMatch(/deploy=done url=http:\/\/127\.0\.0\.1:\d+/);
    expect(output).toMatch(/heal=noop fixed=/);
    expect(git(consumer, 'status', '--porcelain')).toBe('');
  });

  it('uses the root action: the whole chain in one step', async () => {
    const consumer = await createConsumer(WHOLE);
    const { exitCode, output } = await act(consumer);
    expect(exitCode, output).toBe(0);
    expect(output).toMatch(/verdict=success url=http:\/\/127\.0\.0\.1:\d+/);
    const summary = await readOnlySummary(consumer);
    expect(summary).toMatchObject({ status: 'success', published: { directory: expect.any(String) as string } });
  });

  /** Where GitHub would be asked for this repository, the clone answers. */
  function callWorkflow(consumer: string, cache: string): Promise<Finished> {
    const insteadOf = [
      '--env=GIT_CONFIG_COUNT=1',
      `--env=GIT_CONFIG_KEY_0=url.file://${base?.clone ?? ''}.insteadOf`,
      `--env=GIT_CONFIG_VALUE_0=https://github.com/${NAME}`,
    ];
    const variables = ['--var', `ORCHESTRATE_REPOSITORY=${NAME}`, '--var', 'ORCHESTRATE_REF=main'];
    return act(consumer, [...insteadOf, ...variables], cache);
  }

  it('calls the workflow on its own service, which stays as it is, and twice it ends with the same evidence', async () => {
    const consumer = await createConsumer(CALLED);
    const again = path.join(await createTemporaryDirectory(), 'consumer');
    await cp(consumer, again, { recursive: true });
    const tools = await linkToolCache(base.cache);
    const cache = path.join(await createTemporaryDirectory(), 'cache');
    await cp(tools, cache, { recursive: true, verbatimSymlinks: true });
    const { exitCode, output } = await callWorkflow(consumer, cache);
    expect(exitCode, output).toBe(0);
    // It has no tests, and none of its routes is documented well enough to get one.
    expect(output).toContain('The run ended as: partial');
    const latest = (directory: string): Promise<string> => realpath(path.join(directory, 'artifacts/latest'));
    expect(await readFile(path.join(await latest(consumer), 'report.md'), 'utf8')).not.toBe('');
    expect(output).toContain('nothing to generate: the service is there already, in .');
    expect(git(consumer, 'status', '--porcelain')).toBe('');

    // Nothing is taken over: each phase works it out once more.
    await rm(cache, { recursive: true });
    await cp(tools, cache, { recursive: true, verbatimSymlinks: true });
    const second = await callWorkflow(again, cache);
    expect(second.exitCode, second.output).toBe(0);
    expect(await compareRuns(await latest(consumer), await latest(again))).toEqual([]);
  });
});

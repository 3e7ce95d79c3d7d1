import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { BundleRun } from '../support/bundle';
import { runActionBundle } from '../support/bundle';

import { announcementSchema } from '@orchestrate/contracts/announcement';
import { readJson } from '@orchestrate/kit/files/json';
import type { RunDirectory } from '@orchestrate/kit/run-directory/run-directory';
import type { FakeGithub } from '@orchestrate/testkit/fake-github-server';
import { startFakeGithub } from '@orchestrate/testkit/fake-github-server';
import { createSampleSigner, createSealedRun } from '@orchestrate/testkit/sealed-run';

const TOKEN = 'ghs-correct-horse-battery-staple';
const HEAD = 'a'.repeat(40);

let root: string;
let told: RunDirectory;
let server: FakeGithub;

beforeAll(async () => {
  root = await realpath(await mkdtemp(path.join(os.tmpdir(), 'orchestrate-test-')));
  told = await createSealedRun(path.join(root, 'made'), await createSampleSigner());
  server = await startFakeGithub({ repository: root, token: TOKEN });
  const pull = { number: 1, head: { sha: HEAD, ref: 'feature', repo: { full_name: 'acme/shop' } } };
  await writeFile(path.join(root, 'event.json'), JSON.stringify({ pull_request: pull }));
});

afterAll(async () => {
  await server.close();
  await rm(root, { recursive: true, force: true, maxRetries: 3 });
});

function announce(inputs: Readonly<Record<string, string>>, env: Readonly<Record<string, string>>): Promise<BundleRun> {
  return runActionBundle('announce', {
    workspace: root,
    inputs: { run: told.path, token: TOKEN, directory: 'service', ...inputs },
    env: {
      ...server.environment,
      GITHUB_EVENT_PATH: path.join(root, 'event.json'),
      GITHUB_REF: 'refs/pull/1/merge',
      GITHUB_SHA: 'b'.repeat(40),
      GITHUB_WORKFLOW: 'CI',
      GITHUB_RUN_ATTEMPT: '1',
      ...env,
    },
  });
}

describe('announce, as a runner starts it', () => {
  it('tells of a run, and the next time in the same place', async () => {
    const first = await announce({}, { GITHUB_RUN_NUMBER: '7' });
    expect([first.exitCode, first.outputs.status, first.outputs.told]).toEqual([0, 'done', told.id]);
    expect(first.outputs.comment).toBe(server.comments[0]?.html_url);
    expect(server.checks).toMatchObject([{ name: 'CI / library', commit: HEAD, conclusion: 'success' }]);
    expect(server.sarifs).toMatchObject([{ commit: 'b'.repeat(40), ref: 'refs/pull/1/merge' }]);
    expect(first.summary).toContain('- comment created <https://github.test/');
    const file = path.join(first.outputs.evidence ?? '', 'announcement.json');
    expect(await readJson(file, announcementSchema)).toMatchObject({ run: told.id, key: 'ci/library' });

    const second = await announce({ sarif: 'false' }, { GITHUB_RUN_NUMBER: '8' });
    expect([second.outputs.status, second.outputs.comment]).toEqual(['done', first.outputs.comment]);
    expect(server.comments).toHaveLength(1);
    expect(server.comments[0]?.body).toMatch(/^<!-- orchestrate:ci\/library:8\.1 -->/);
    expect(`${first.log}${second.log}`).not.toMatch(new RegExp(`(?<!::add-mask::)${TOKEN}`));
  });

  it('says that there is nobody to tell where there is no GitHub, and fails nothing', async () => {
    const { exitCode, outputs, log } = await announce({ token: '' }, {});
    expect([exitCode, outputs.status, outputs.comment]).toEqual([0, 'blocked', '']);
    expect(log).toContain('remaining: token: there is none, so nothing is told on GitHub');
  });

  it('fails where there is no run that stands up to its check', async () => {
    const asked = server.requests.length;
    const empty = path.join(root, 'empty');
    await mkdir(empty);
    const { exitCode, outputs, log } = await announce({ run: empty }, {});
    expect([exitCode, outputs.status, server.requests.length]).toEqual([1, 'failed', asked]);
    expect(log).toContain('manifest.json: is missing: the run was never sealed');
  });
});

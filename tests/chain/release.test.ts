import { chmod, mkdtemp, readFile, realpath, rm, symlink } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { awaitBase } from '../support/base-run';
import { ROOT } from '../support/bundle';
import { chainEnvironment } from '../support/chain-environment';
import { cloneRepository, commitAll, git, writeFiles } from '../support/clone';
import type { Finished } from '../support/command';
import { runCommand } from '../support/command';

const base = await awaitBase();
const NAME = 'acme/orchestrate';

// Stands for the program that makes releases on GitHub, and tells what it was asked.
const FAKE_GH =
  '#!/bin/sh\nfor argument in "$@"; do basename -- "$argument"; done | tr "\\n" " " >> "$GH_CALLS"\necho >> "$GH_CALLS"\n';

const CONSUMER = `on: workflow_dispatch
permissions: {}
jobs:
  plan:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v7
      - id: plan
        uses: ${NAME}/actions/plan@v1
        with:
          spec: openapi.yaml
      - run: echo "planned=\${{ steps.plan.outputs.status }}"
`;

const SPECIFICATION = `openapi: 3.1.0
info: { title: Notes, version: 1.0.0 }
paths:
  /notes:
    get:
      operationId: listNotes
      responses:
        '200': { description: All, content: { application/json: { schema: { type: array, items: { type: string } } } } }
`;

let home: string;
let scratch: string;
let remote: string;

beforeAll(async () => {
  home = await realpath(await mkdtemp(path.join(os.tmpdir(), 'orchestrate-test-')));
  [scratch, remote] = [path.join(home, 'scratch'), path.join(home, 'remote.git')];
  await cloneRepository(scratch);
  await symlink(path.join(ROOT, 'node_modules'), path.join(scratch, 'node_modules'));
  await writeFiles(scratch, { '.git/info/exclude': 'node_modules\n' });
  git(scratch, 'config', 'user.name', 'test');
  git(scratch, 'config', 'user.email', 'test@localhost');
  git(home, 'clone', '--quiet', '--bare', scratch, remote);
  await writeFiles(home, { 'bin/gh': FAKE_GH, calls: '' });
  await chmod(path.join(home, 'bin/gh'), 0o755);
});

afterAll(() => rm(home, { recursive: true, force: true, maxRetries: 3 }));

function release(...args: readonly string[]): Promise<Finished> {
  return runCommand('npm', ['run', '-s', 'release', '--', ...args], {
    cwd: scratch,
    env: { PATH: `${path.join(home, 'bin')}:${process.env.PATH ?? ''}`, GH_CALLS: path.join(home, 'calls') },
  });
}

describe('npm run release', () => {
  it('tells all that is wrong at once, and makes nothing', async () => {
    await writeFiles(scratch, { 'left.txt': 'not committed' });
    const { exitCode, output } = await release('1.0', '--dry-run', '--prepared', home);
    expect(exitCode).toBe(2);
    expect(output).toMatch(/"1\.0" is no version/);
    expect(output).toMatch(/give one of the two/);
    expect(output).toMatch(/--remote: missing/);
    expect(output).toMatch(/changes that are not committed/);
    git(scratch, 'clean', '--quiet', '--force');
  });

  it('prepares a release beside the checkout, and publishes nothing', async () => {
    const out = path.join(home, 'one');
    const { exitCode, output } = await release('1.0.0', '--dry-run', '--out', out);
    expect(exitCode, output).toBe(0);
    const clone = path.join(out, 'orchestrate');
    expect(git(clone, 'tag', '--points-at', 'HEAD').trim()).toBe('v1.0.0');
    const manifests = ['package.json', ':(glob)packages/*/package.json', ':(glob)actions/*/package.json'];
    const versions = git(clone, 'grep', '-h', '^  "version": ', 'HEAD', '--', ...manifests);
    expect(new Set(versions.trimEnd().split('\n'))).toEqual(new Set(['  "version": "1.0.0",']));
    expect(
      (await runCommand('sha256sum', ['--check', '--quiet', path.join(out, 'bundles.sha256')], { cwd: clone }))
        .exitCode,
    ).toBe(0);
    expect(await readFile(path.join(out, 'notes.md'), 'utf8')).toContain('# v1.0.0');
    expect(await readFile(path.join(out, 'licences.txt'), 'utf8')).toMatch(/^zod \d\S*: MIT$/m);
    const sbom = JSON.parse(await readFile(path.join(out, 'sbom.cdx.json'), 'utf8')) as {
      components: { purl: string }[];
    };
    expect(sbom.components.map(({ purl }) => purl).filter((purl) => purl.startsWith('pkg:npm/openai@'))).toHaveLength(
      1,
    );
    const ci = await runCommand('npm', ['ci', '--dry-run', '--ignore-scripts', '--offline'], { cwd: clone });
    expect(ci.exitCode, ci.output).toBe(0);
    expect(git(scratch, 'tag')).toBe('');
    expect(git(remote, 'tag')).toBe('');
  });

  it('publishes what was prepared, the moving tag last, and never the same version twice', async () => {
    const published = await release('1.0.0', '--prepared', path.join(home, 'one'), '--remote', remote);
    expect(published.exitCode, published.output).toBe(0);
    const commit = git(remote, 'rev-parse', 'v1.0.0^{commit}');
    expect([git(remote, 'rev-parse', 'main'), git(remote, 'rev-parse', 'v1')]).toEqual([commit, commit]);
    expect(await readFile(path.join(home, 'calls'), 'utf8')).toBe(
      'release create v1.0.0 --draft --verify-tag --title v1.0.0 --notes-file notes.md bundles.tar.gz bundles.sha256 ' +
        'sbom.cdx.json licences.txt \nrelease edit v1.0.0 --draft=false --latest \n',
    );
    git(scratch, 'pull', '--quiet', '--tags', remote, 'main');
    const again = await release('1.0.0', '--dry-run', '--out', path.join(home, 'two'));
    expect(again.output).toMatch(/v1\.0\.0 is there already and never changes/);
    const next = await release('1.1.0', '--dry-run', '--out', path.join(home, 'two'));
    expect(next.exitCode, next.output).toBe(0);
    const then = await release('1.1.0', '--prepared', path.join(home, 'two'), '--remote', remote);
    expect(then.exitCode, then.output).toBe(0);
    expect(git(remote, 'rev-parse', 'v1')).toBe(git(remote, 'rev-parse', 'v1.1.0^{commit}'));
    expect(git(remote, 'rev-parse', 'v1.0.0^{commit}')).toBe(commit);
  });

  it.skipIf(base === undefined)('is used by a second repository under the moving tag', async () => {
    const [actions, consumer] = [path.join(home, 'actions'), path.join(home, 'consumer')];
    git(home, '-c', 'advice.detachedHead=false', 'clone', '--quiet', '--branch', 'v1', remote, actions);
    await writeFiles(consumer, { '.github/workflows/use.yml': CONSUMER, 'openapi.yaml': SPECIFICATION });
    commitAll(consumer);
    const args = ['-P', 'ubuntu-latest=-self-hosted', '--local-repository', `${NAME}@v1=${actions}`];
    const { exitCode, output } = await runCommand(base?.act ?? '', args, {
      cwd: consumer,
      env: chainEnvironment(base?.act ?? '', base?.cache ?? ''),
    });
    expect(exitCode, output).toBe(0);
    expect(output).toMatch(/planned=(?:done|partial)/);
  });
});

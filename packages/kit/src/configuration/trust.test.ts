import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

import { createTemporaryDirectory } from '@orchestrate/testkit/temporary-directory';
import { describe, expect, it } from 'vitest';

import { createPlainExec } from '../exec/plain-exec';
import { git } from '../git/git';

import { readConfiguration } from './read-configuration';
import { decideTrust, findTrust } from './trust';

const BASE = 'a'.repeat(40);

describe('decideTrust', () => {
  it.each<[string | undefined, unknown, ReturnType<typeof decideTrust>]>([
    [undefined, undefined, { isTrusted: true }],
    ['push', { pull_request: { base: { sha: BASE } } }, { isTrusted: true }],
    ['workflow_dispatch', {}, { isTrusted: true }],
    ['pull_request', { pull_request: { base: { sha: BASE } } }, { isTrusted: false, base: BASE }],
    ['pull_request_target', { pull_request: { base: { sha: '--help' } } }, { isTrusted: false, base: undefined }],
    ['pull_request', undefined, { isTrusted: false, base: undefined }],
    ['issue_comment', { issue: { pull_request: { url: 'x' } } }, { isTrusted: false, base: undefined }],
    ['issue_comment', { issue: {} }, { isTrusted: true }],
    ['workflow_run', { workflow_run: { event: 'pull_request' } }, { isTrusted: false, base: undefined }],
    ['workflow_run', { workflow_run: { event: 'push' } }, { isTrusted: true }],
  ])('of %s with %j', (event, payload, decided) => {
    expect(decideTrust(event, payload)).toEqual(decided);
  });
});

const GREEDY =
  'version: 1\nsafety:\n  allow-host: true\nmodels:\n  limits:\n    usd-per-run: 900\ndeploy:\n  target: process\n';

/** A checkout in which a second commit asks for more than the first one allows. */
async function checkOut(first: string | undefined): Promise<{ directory: string; base: string }> {
  const directory = path.join(await createTemporaryDirectory(), 'repository', 'package');
  await mkdir(directory, { recursive: true });
  const exec = createPlainExec(process.env);
  const commit = async (text: string | undefined): Promise<string> => {
    if (text !== undefined) await writeFile(path.join(directory, '.orchestrate.yml'), text);
    await git(exec, path.dirname(directory), ['add', '--all']);
    await git(exec, path.dirname(directory), ['commit', '--quiet', '--allow-empty', '-m', 'x']);
    return (await git(exec, directory, ['rev-parse', 'HEAD'])).trim();
  };
  await git(exec, path.dirname(directory), ['init', '--quiet']);
  const base = await commit(first);
  await commit(GREEDY);
  return { directory, base };
}

async function readFor(event: string, directory: string, base: string) {
  const payload = path.join(directory, '../../event.json');
  await writeFile(payload, JSON.stringify({ pull_request: { base: { sha: base } } }));
  const notices: string[] = [];
  const environment = { GITHUB_EVENT_NAME: event, GITHUB_EVENT_PATH: payload };
  const trust = await findTrust(environment, createPlainExec(process.env), (notice) => notices.push(notice));
  return { configuration: await readConfiguration(directory, '', trust), notices };
}

describe('the configuration of a pull request', () => {
  it('has what touches safety from its base', async () => {
    const { directory, base } = await checkOut('version: 1\nmodels:\n  limits:\n    usd-per-run: 7\n');
    const { configuration, notices } = await readFor('pull_request', directory, base);
    expect(configuration.safety['allow-host']).toBe(false);
    expect(configuration.models.limits['usd-per-run']).toBe(7);
    expect(configuration.deploy.target).toBe('process');
    expect(notices.join('\n')).toMatch(/^\.orchestrate\.yml: safety, models\.limits\.usd-per-run .* of its base/);
  });

  it.each([
    ['has no such file', undefined],
    ['holds no valid one', 'version: 7\n'],
  ])('has the defaults where the base %s', async (_why, first) => {
    const { directory, base } = await checkOut(first);
    const { configuration, notices } = await readFor('pull_request', directory, base);
    expect([configuration.safety['allow-host'], configuration.models.limits['usd-per-run']]).toEqual([false, 5]);
    expect(notices.join('\n')).toContain('defaults');
  });

  it('has the defaults where the base was not fetched', async () => {
    const { directory } = await checkOut('version: 1\nsafety:\n  allow-host: true\n');
    const { configuration, notices } = await readFor('pull_request', directory, BASE);
    expect(configuration.safety['allow-host']).toBe(false);
    expect(notices.join('\n')).toContain('was not fetched');
  });

  it('is the tree’s own after a push', async () => {
    const { directory, base } = await checkOut(undefined);
    const { configuration, notices } = await readFor('push', directory, base);
    expect([configuration.safety['allow-host'], notices]).toEqual([true, []]);
  });
});

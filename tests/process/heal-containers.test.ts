import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';

import { beforeEach, expect, it } from 'vitest';

import type { BundleRun } from '../support/bundle';
import { runActionBundle } from '../support/bundle';
import { git, writeFiles } from '../support/clone';
import { misbehave, writeTinyService } from '../support/tiny-service';

import { healingSchema, triageSchema } from '@orchestrate/contracts/triage';
import { systemClock } from '@orchestrate/kit/clock';
import { readJson } from '@orchestrate/kit/files/json';
import { createRunDirectory } from '@orchestrate/kit/run-directory/run-directory';
import { createTemporaryDirectory } from '@orchestrate/testkit/temporary-directory';

const CHECK = 'scripts/check.mjs';
const COMPOSE = 'services:\n  app:\n    build: .\n    ports:\n      - ${PORT:-8080}:8080\n';

let home: string;
let runDirectory: string;
let service: string;

/** A run that has generated a service, as far as heal looks. */
beforeEach(async () => {
  home = await createTemporaryDirectory();
  const run = await createRunDirectory(home, systemClock);
  runDirectory = run.resolve('.');
  service = run.resolve('service');
  await mkdir(run.resolve('phases/generate'), { recursive: true });
  await writeTinyService(service, '  ready-timeout: 60\n');
  await writeFiles(service, { 'compose.yaml': COMPOSE, '.gitignore': 'dist\nnode_modules\n' });
  const gates = 'gates:\n  - { name: build, command: npm run build }\n';
  await writeFiles(home, { '.orchestrate.yml': `version: 1\n${gates}` });
});

async function edit(file: string, sound: string, broken: string): Promise<void> {
  const text = await readFile(path.join(service, file), 'utf8');
  expect(text).toContain(sound);
  await writeFiles(service, { [file]: text.replace(sound, broken) });
}

function heal(): Promise<BundleRun> {
  git(service, 'init', '--quiet', '--initial-branch', 'main');
  git(service, 'add', '--all');
  git(service, '-c', 'user.name=test', '-c', 'user.email=test@localhost', 'commit', '--quiet', '-m', 'Tree');
  return runActionBundle('heal', { workspace: home, inputs: { 'run-directory': runDirectory, 'fail-on': 'none' } });
}

it('has nothing to say of container files that fit the service', async () => {
  const { outputs, log } = await heal();
  expect(outputs, log).toMatchObject({ status: 'noop', changed: 'false' });
  const { after } = await readJson(path.join(outputs.evidence ?? '', 'healing.json'), healingSchema);
  expect(after.map(({ name, passed }) => [name, passed])).toEqual([
    ['build', true],
    ['containers', true],
  ]);
});

it('corrects port and path by what the running service has, and calls that configuration', async () => {
  await edit('compose.yaml', '}:8080', '}:3000');
  await edit(CHECK, '/healthz', '/health');
  const { outputs, log } = await heal();
  expect(outputs, log).toMatchObject({ status: 'done', class: 'configuration', fixed: '1' });
  const { failures } = await readJson(path.join(outputs.evidence ?? '', 'triage.json'), triageSchema);
  expect(failures.map(({ code, file }) => [code, file])).toEqual([
    ['wrong-port', 'compose.yaml'],
    ['wrong-health-path', CHECK],
  ]);
  const patch = await readFile(outputs.patch ?? '', 'utf8');
  expect(patch).toContain('+      - ${PORT:-8080}:8080');
  expect(patch).toMatch(/^\+.*\/healthz/m);
});

it('changes no setting where the service itself does not come up', async () => {
  await misbehave(service, { crash: 9 });
  const { outputs, log } = await heal();
  expect(outputs, log).toMatchObject({ status: 'failed', changed: 'false' });
  expect(outputs.class).not.toBe('configuration');
});

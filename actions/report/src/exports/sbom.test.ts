import { readFile } from 'node:fs/promises';
import path from 'node:path';

import { createPlainExec } from '@orchestrate/kit/exec/plain-exec';
import { writeFileAtomic } from '@orchestrate/kit/files/atomic';
import type { RunDirectory } from '@orchestrate/kit/run-directory/run-directory';
import { createRunDirectory } from '@orchestrate/kit/run-directory/run-directory';
import { createSamplePlan } from '@orchestrate/testkit/sample/plan';
import { createTemporaryDirectory } from '@orchestrate/testkit/temporary-directory';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { ROOT } from '../../../../tests/support/bundle';
import { createCycloneDxValidator } from '../../../../tests/support/cyclonedx-schema';

import { listComponents } from './sbom';

const NOW = new Date('2026-01-31T12:00:00.000Z');
const clock = { now: () => NOW, elapsed: () => 0 };
const PACKAGE = { name: 'library', version: '1.0.0', license: 'MIT', dependencies: { zod: '4.6.7' } };
const LOCK = {
  ...{ name: 'library', version: '1.0.0', lockfileVersion: 3, requires: true },
  packages: {
    '': PACKAGE,
    'node_modules/zod': { version: '4.6.7', license: 'MIT', integrity: `sha512-${'A'.repeat(86)}==` },
    'node_modules/vitest': { version: '4.1.12', license: 'MIT', dev: true },
  },
};

let problemsOf: (text: string) => string[];
let run: RunDirectory;

beforeAll(async () => {
  problemsOf = await createCycloneDxValidator();
});

beforeEach(async () => {
  run = await createRunDirectory(await createTemporaryDirectory(), clock);
});

const list = () =>
  listComponents({ clock, run, exec: createPlainExec(process.env), scratch: () => createTemporaryDirectory() });

describe('listComponents', () => {
  it('lists what the lock file names, under the name of the plan, as valid CycloneDX', async () => {
    await writeFileAtomic(run.resolve('phases/plan/plan.json'), JSON.stringify(createSamplePlan()));
    await writeFileAtomic(run.resolve('service/package.json'), JSON.stringify(PACKAGE));
    await writeFileAtomic(run.resolve('service/package-lock.json'), JSON.stringify(LOCK));
    const { sbom: text = '' } = await list();
    expect(problemsOf(text)).toEqual([]);
    expect(JSON.parse(text)).toMatchObject({
      serialNumber: expect.stringMatching(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5/) as string,
      metadata: { timestamp: NOW.toISOString(), component: { name: 'library' } },
      components: [{ name: 'zod', version: '4.6.7', licenses: [{ license: { id: 'MIT' } }] }],
    });
  }, 120_000);

  it('lists nothing without a lock file', async () => {
    expect(await list()).toEqual({});
  });

  it('lists what private packages without a version need, and makes up none', async () => {
    const packages = {
      ...{ '': { workspaces: ['a'] }, 'node_modules/a': { resolved: 'a', link: true }, a: { name: 'a' } },
      'node_modules/zod': LOCK.packages['node_modules/zod'],
    };
    const manifest = { private: true, workspaces: ['a'], dependencies: PACKAGE.dependencies };
    await writeFileAtomic(run.resolve('service/package.json'), JSON.stringify(manifest));
    await writeFileAtomic(run.resolve('service/package-lock.json'), JSON.stringify({ ...LOCK, packages }));
    const { sbom = '', reason } = await list();
    expect(reason).toBeUndefined();
    expect(problemsOf(sbom)).toEqual([]);
    const { metadata, components } = JSON.parse(sbom) as { metadata: object; components: object[] };
    expect(metadata).toMatchObject({ component: { name: 'service' } });
    expect(metadata).not.toHaveProperty('component.version');
    expect(components).toContainEqual(expect.objectContaining({ name: 'zod', version: '4.6.7' }));
    expect(components.find((component) => 'name' in component && component.name === 'a')).not.toHaveProperty('purl');
  }, 120_000);

  it('says why nothing could be listed', async () => {
    await writeFileAtomic(run.resolve('service/package.json'), '{ "torn');
    await writeFileAtomic(run.resolve('service/package-lock.json'), JSON.stringify(LOCK));
    expect((await list()).reason).toContain('JSON');
  });

  it('is judged by a schema that refuses, and that takes the sample of a real run', async () => {
    expect(problemsOf('{"bomFormat":"CycloneDX","specVersion":"1.5","components":[{"name":"x"}]}')).not.toEqual([]);
    expect(problemsOf(await readFile(path.join(ROOT, 'artifacts/sample/exports/sbom.cdx.json'), 'utf8'))).toEqual([]);
  });
});

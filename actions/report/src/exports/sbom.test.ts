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

const list = () => listComponents({ clock, run, exec: createPlainExec(process.env) });

describe('listComponents', () => {
  it('lists what the lock file names, under the name of the plan, as valid CycloneDX', async () => {
    await writeFileAtomic(run.resolve('phases/plan/plan.json'), JSON.stringify(createSamplePlan()));
    await writeFileAtomic(run.resolve('service/package.json'), JSON.stringify(PACKAGE));
    await writeFileAtomic(run.resolve('service/package-lock.json'), JSON.stringify(LOCK));
    const text = (await list()) ?? '';
    expect(problemsOf(text)).toEqual([]);
    expect(JSON.parse(text)).toMatchObject({
      serialNumber: expect.stringMatching(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5/) as string,
      metadata: { timestamp: NOW.toISOString(), component: { name: 'library' } },
      components: [{ name: 'zod', version: '4.6.7', licenses: [{ license: { id: 'MIT' } }] }],
    });
  }, 120_000);

  it('lists nothing without a lock file', async () => {
    expect(await list()).toBeUndefined();
  });

  it('is judged by a schema that refuses, and that takes the sample of a real run', async () => {
    expect(problemsOf('{"bomFormat":"CycloneDX","specVersion":"1.5","components":[{"name":"x"}]}')).not.toEqual([]);
    expect(problemsOf(await readFile(path.join(ROOT, 'artifacts/sample/exports/sbom.cdx.json'), 'utf8'))).toEqual([]);
  });
});

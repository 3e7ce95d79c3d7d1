import path from 'node:path';

import { createOpenApiDocument } from '@orchestrate/testkit/openapi-document';
import { createServicePlan } from '@orchestrate/testkit/service-plan';
import { describe, expect, it } from 'vitest';

import { createPackage } from './packages';

const TOOLS = path.resolve(import.meta.dirname, '../tools');

async function create(service: { version?: string; description?: string }): Promise<Record<string, unknown>[]> {
  const plan = createServicePlan(createOpenApiDocument({}), { service });
  const files = await createPackage(plan, TOOLS, false);
  return files.map(({ text }) => JSON.parse(text) as Record<string, unknown>);
}

describe('createPackage', () => {
  it.each([
    ['1.2.3', '1.2.3'],
    ['1.0.0-beta.1+5', '1.0.0-beta.1+5'],
    ['v2', '2.0.0'],
    ['2026-01-31', '2026.1.31'],
    ['', '1.0.0'],
  ])('makes %s the version %s, the lock in step', async (given, expected) => {
    const [manifest, lock] = await create({ version: given });
    expect(manifest).toMatchObject({ name: 'test', version: expected });
    expect(lock).toMatchObject({
      name: 'test',
      version: expected,
      packages: { '': { name: 'test', version: expected } },
    });
  });

  it('leaves out the reader of XML where there is none, and its lock', async () => {
    const plan = createServicePlan(createOpenApiDocument({}));
    const [slim, whole] = await Promise.all([createPackage(plan, TOOLS, false), createPackage(plan, TOOLS, true)]);
    for (const [index, { text }] of slim.entries()) {
      expect(text).not.toContain('@xmldom/xmldom');
      expect(whole[index]?.text).toContain('@xmldom/xmldom');
    }
  });

  it('pins every package, and takes the first line of the description', async () => {
    const [manifest] = await create({ description: 'Pets.\nAnd more.' });
    expect(manifest?.description).toBe('Pets.');
    const all = { ...(manifest?.dependencies as object), ...(manifest?.devDependencies as object) };
    for (const version of Object.values(all)) expect(version).toMatch(/^\d+\.\d+\.\d+$/);
    expect(Object.keys(all)).toEqual(expect.arrayContaining(['vitest', 'fast-check', '@vitest/coverage-v8']));
  });
});

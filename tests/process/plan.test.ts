import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { ROOT, runActionBundle } from '../support/bundle';
import { writeFiles } from '../support/clone';

import { planSchema } from '@orchestrate/contracts/plan';
import { readJson } from '@orchestrate/kit/files/json';
import { compareRuns } from '@orchestrate/kit/verification/compare-runs';
import { createTemporaryDirectory } from '@orchestrate/testkit/temporary-directory';

const HEAD = 'openapi: 3.1.0\ninfo: { title: Shelf, version: "1" }\n';
const SOUND = `${HEAD}paths:\n  /a: { get: { operationId: getA, responses: { "204": { description: Nothing } } } }\n`;

function plan(workspace: string, inputs: Readonly<Record<string, string>> = {}): ReturnType<typeof runActionBundle> {
  return runActionBundle('plan', { workspace, inputs: { spec: 'openapi.yaml', ...inputs } });
}

function runsIn(workspace: string): string[] {
  const runs = path.join(workspace, 'artifacts/runs');
  return existsSync(runs) ? readdirSync(runs) : [];
}

describe('plan', () => {
  it('plans a specification in several files, with a text in Markdown and a schema that contains itself', async () => {
    const workspace = await createTemporaryDirectory();
    await writeFiles(workspace, {
      'api/openapi.yaml': `${HEAD}paths:\n  /nodes: { $ref: "paths/nodes.yaml" }\ncomponents:\n  schemas:\n    Node:\n      description: { $ref: node.md }\n      type: object\n      required: [id]\n      properties:\n        id: { type: string, format: uuid, readOnly: true }\n        next: { $ref: "#/components/schemas/Node" }\n`,
      'api/node.md': '# A node\n',
      'api/paths/nodes.yaml':
        'get:\n  operationId: listNodes\n  responses:\n    "200":\n      description: All\n      content:\n        application/json:\n          schema: { type: array, items: { $ref: "../openapi.yaml#/components/schemas/Node" } }\n',
    });
    const { exitCode, outputs, log, summary } = await plan(workspace, { spec: 'api/openapi.yaml' });
    expect(exitCode, log).toBe(0);
    const written = await readJson(outputs.plan ?? '', planSchema);
    expect(written.operations.map(({ id }) => id)).toEqual(['listNodes']);
    expect(summary).toContain('```mermaid');
  });

  it.each([
    ['is not there', {}, /spec: .*openapi\.yaml/],
    ['is no YAML', { 'openapi.yaml': 'a: [1\nb: }' }, /openapi\.yaml:2:\d+/],
    ['is empty of operations', { 'openapi.yaml': `${HEAD}paths: {}\n` }, /openapi\.yaml:3:\d+: #\/paths: .*operation/],
    ['is of version 2.0', { 'openapi.yaml': 'swagger: "2.0"\ninfo: { title: a, version: "1" }\npaths: {}\n' }, /2\.0/],
    [
      'refers to nothing',
      { 'openapi.yaml': `${HEAD}paths:\n  /a: { $ref: "no.yaml" }\n` },
      /openapi\.yaml:4:\d+: #\/paths\/~1a: /,
    ],
    [
      'refers to another machine',
      { 'openapi.yaml': `${HEAD}paths:\n  /a: { $ref: "https://example.com/a.yaml" }\n` },
      /allow-remote-references/,
    ],
    [
      'has one path by two names',
      { 'openapi.yaml': SOUND.replace('/a:', '/b/{x}: { get: {} }\n  /b/{y}: { get: {} }\n  /a:') },
      /differs only by path parameter name\(s\): `\/b\/\{x\}` and `\/b\/\{y\}`; keep one of them/,
    ],
  ])('refuses one that %s, and writes nothing half', async (_what, files, message) => {
    const workspace = await createTemporaryDirectory();
    await writeFiles(workspace, files);
    const { exitCode, outputs, log } = await plan(workspace);
    expect(log).toMatch(message);
    expect({ exitCode, status: outputs.status }).toEqual({ exitCode: 1, status: 'failed' });
    const [run = ''] = runsIn(workspace);
    expect(existsSync(path.join(workspace, 'artifacts/runs', run, 'phases/plan/plan.json'))).toBe(false);
  });

  it('tells the errors of specification and configuration together', async () => {
    const workspace = await createTemporaryDirectory();
    await writeFiles(workspace, {
      'openapi.yaml': `${HEAD}paths:\n  /a: { $ref: "no.yaml" }\n`,
      '.orchestrate.yml': 'version: 1\ngatez: []\n',
    });
    const { log } = await plan(workspace);
    expect(log).toMatch(/openapi\.yaml:4/);
    expect(log).toMatch(/\.orchestrate\.yml:2:1: #\/gatez: unknown key "gatez"/);
  });

  it('lets the configuration overrule rules, and says so', async () => {
    const workspace = await createTemporaryDirectory();
    const spec = path.join(ROOT, 'specs/library.yaml');
    const settings = 'version: 1\nplan:\n  operations: { returnLoan: custom }\n  rules: { sorting: off }\n';
    await writeFiles(workspace, { '.orchestrate.yml': settings });
    const { outputs, log, summary } = await plan(workspace, { spec });
    expect(outputs.custom, log).toBe('1');
    expect(summary).toContain('<code>.orchestrate.yml</code> says so');
    expect(summary).toContain('<code>.orchestrate.yml</code> switches off the rule <code>sorting</code>');
    await writeFiles(workspace, { '.orchestrate.yml': settings.replace('returnLoan', 'bringBack') });
    const refused = await plan(workspace, { spec });
    expect(refused.exitCode).toBe(1);
    expect(refused.log).toMatch(/plan\.operations\.bringBack: there is no such operation; .*returnLoan/);
  });

  it('plans the default specification the same way twice', async () => {
    const workspace = await createTemporaryDirectory();
    const spec = path.join(ROOT, 'specs/library.yaml');
    const [first, second] = [await plan(workspace, { spec }), await plan(workspace, { spec })];
    const [one, two] = await Promise.all(
      [first, second].map(({ outputs }) => readJson(outputs.plan ?? '', planSchema)),
    );
    expect(one?.operations).toHaveLength(25);
    expect(two).toEqual(one);
    const [a = '', b = ''] = [first, second].map(({ outputs }) => outputs['run-directory']);
    expect(await compareRuns(a, b)).toEqual([]);
  });
});

// Only root may mount the file systems that refuse.
describe.skipIf(process.getuid?.() !== 0)('plan on a file system that refuses (needs root)', () => {
  let mounted = '';

  beforeEach(async () => {
    mounted = await createTemporaryDirectory();
  });

  afterEach(() => {
    execFileSync('umount', [mounted]);
  });

  it('because it is full: says so, and leaves nothing half-written', async () => {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', mounted]);
    await writeFiles(mounted, { 'openapi.yaml': SOUND });
    execFileSync('sh', ['-c', `head -c 1000000 /dev/zero > "${mounted}/filler" 2>/dev/null || true`]);
    const { exitCode, log } = await plan(mounted, {});
    expect(log).toMatch(/no space left/i);
    expect(exitCode).toBe(1);
    const files = readdirSync(mounted, { recursive: true }).map(String);
    expect(files.filter((file) => /plan\.json$|\.tmp$/.test(file))).toEqual([]);
  });

  it('because it is read-only: says so', async () => {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', mounted]);
    await writeFiles(mounted, { 'openapi.yaml': SOUND });
    execFileSync('mount', ['-o', 'remount,ro', mounted]);
    const { exitCode, log } = await plan(mounted, {});
    expect(log).toMatch(/read-only/i);
    expect(exitCode).toBe(1);
  });
});

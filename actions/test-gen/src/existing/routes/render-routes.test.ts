import { spawnSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

import { createTemporaryDirectory } from '@orchestrate/testkit/temporary-directory';
import { describe, expect, it } from 'vitest';

import type { Double, RoutesPlace } from './render-routes';
import { renderRoutes } from './render-routes';
import type { RouteCase } from './route-cases';

const SERVER = `import { createServer } from 'node:http';
const server = createServer((request, response) => {
  const answer = request.method === 'GET' ? [200, '[{"id":1,"note":null}]'] : [422, '{}'];
  response.writeHead(answer[0], { 'content-type': 'application/json; charset=utf-8' }).end(answer[1]);
});
server.listen(Number(process.env.PORT), process.env.HOST);
process.on('SIGTERM', () => server.close());
`;

const item = {
  type: 'object',
  required: ['id'],
  properties: { id: { type: 'integer' }, note: { type: 'string', nullable: true } },
} as const;
const types = ['application/json'];
const read = { method: 'GET', path: '/notes' };
const sound: readonly RouteCase[] = [
  { ...read, name: 'reads', answers: { 200: { types, body: { type: 'array', items: item } } } },
  { name: 'refuses', method: 'POST', path: '/notes', body: {}, answers: 'refusal' },
];
const broken: readonly RouteCase[] = [
  { ...read, name: 'has another status', answers: { 204: { types: [] } } },
  { ...read, name: 'has another type', answers: { 200: { types: ['text/plain'] } } },
  {
    ...read,
    name: 'has another body',
    answers: { 200: { types, body: { type: 'object', required: [], properties: {} } } },
  },
  {
    ...read,
    name: 'lacks a property',
    answers: { 200: { types, body: { type: 'array', items: { ...item, required: ['text'] } } } },
  },
  { ...read, name: 'is not refused', answers: 'refusal' },
];
const place: RoutesPlace = {
  path: 'test/routes/routes.test.mjs',
  runner: 'node:test',
  wayIn: { kind: 'process', args: ['server.mjs'] },
  origin: 'read',
};

/** Runs the tests, beside a service, with Node's own runner; gives the names of those that pass. */
async function listPassing(cases: readonly RouteCase[], double?: Double): Promise<string[]> {
  const root = await createTemporaryDirectory();
  await mkdir(path.join(root, 'test/routes'), { recursive: true });
  await writeFile(path.join(root, 'server.mjs'), SERVER);
  await writeFile(path.join(root, place.path), renderRoutes(cases, place, double));
  const { NODE_OPTIONS: _options, NODE_TEST_CONTEXT: _context, ...env } = process.env;
  const args = ['--test', '--test-reporter=tap', place.path];
  const { stdout } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8', env, timeout: 120_000 });
  const names = cases.map(({ name }) => name);
  return names.filter((name) => new RegExp(`^ *ok \\d+ - ${name}$`, 'm').test(stdout));
}

describe('tests of routes', () => {
  it('start the service, and pass where it answers as it is documented, and only there', async () => {
    expect(await listPassing([...sound, ...broken])).toEqual(['reads', 'refuses']);
  }, 150_000);

  it('fail where every request gets the same answer', async () => {
    const [yes, no] = [await listPassing(sound, 'yes'), await listPassing(sound, 'no')];
    expect([yes, no]).toEqual([[], []]);
  }, 150_000);

  it('serve an application of Express at a port of their own', async () => {
    const root = await createTemporaryDirectory();
    await mkdir(path.join(root, 'test/routes'), { recursive: true });
    const app = "export const app = (request, response) => response.writeHead(200).end('[]');";
    await writeFile(path.join(root, 'app.mjs'), app);
    const cases = [
      { ...read, name: 'reads', answers: { 200: { types: [] } } },
      { ...read, name: 'has another status', answers: { 204: { types: [] } } },
    ];
    const wayIn = { kind: 'express', file: 'app.mjs', name: 'app' } as const;
    await writeFile(path.join(root, place.path), renderRoutes(cases, { ...place, wayIn }));
    const { NODE_OPTIONS: _options, NODE_TEST_CONTEXT: _context, ...env } = process.env;
    const args = ['--test', '--test-reporter=tap', place.path];
    const { stdout } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8', env, timeout: 60_000 });
    expect(stdout).toMatch(/^ *ok \d+ - reads$/m);
    expect(stdout).toMatch(/^ *not ok \d+ - has another status$/m);
  }, 70_000);

  it('are CommonJS for jest, which brings its own names', () => {
    const jest = { ...place, path: 'test/routes/routes.test.js', runner: 'jest' };
    const express = renderRoutes(sound, { ...jest, wayIn: { kind: 'express', file: 'app.js', name: 'default' } });
    expect(express).toContain("const given = require('../../app.js');\nconst app = given.default ?? given;");
    expect(express).toContain('beforeAll(async () => {');
    expect(renderRoutes(sound, jest)).toContain('path.join(__dirname, "../..")');
    expect(express + renderRoutes(sound, jest, 'yes')).not.toMatch(/^import |node:test/m);
  });

  it('ask an application of Hono without a process', () => {
    const text = renderRoutes(sound, {
      ...place,
      runner: 'vitest',
      wayIn: { kind: 'hono', file: 'src/api.ts', name: 'api' },
      origin: 'declared',
    });
    expect(text).toContain("import { api as app } from '../../src/api.ts';");
    expect(text).toContain('return app.request(path, init);');
    expect(text).not.toContain('spawn');
    expect(text).toContain("import { test } from 'vitest';");
  });
});

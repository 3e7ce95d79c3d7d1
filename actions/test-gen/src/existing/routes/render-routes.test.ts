import { spawnSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

import { createTemporaryDirectory } from '@orchestrate/testkit/temporary-directory';
import { describe, expect, it } from 'vitest';

import { createJestRunner } from '../runners/jest-runner';
import { createMochaRunner } from '../runners/mocha-runner';
import { createNodeRunner } from '../runners/node-runner';
import type { Runner } from '../runners/runner';
import { createVitestRunner } from '../runners/vitest-runner';

import { renderRoutes } from './render-routes';
import type { Double, RoutesPlace } from './render-way-in';
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
const NONE = { program: '', env: {}, nodeOptions: [], words: [] };
const stand = (runner: Runner, isCommonJs = true) => ({ directory: 'test', runner, isCommonJs });
const place: RoutesPlace = {
  path: 'test/routes/routes.test.mjs',
  tests: stand(createNodeRunner(NONE), false),
  wayIn: { kind: 'process', args: ['server.mjs'] },
  origin: 'read',
};

interface Trial {
  readonly cases: readonly RouteCase[];
  readonly double?: Double;
  readonly service?: string;
  readonly wayIn?: RoutesPlace['wayIn'];
}

/** Runs tests, beside a service, with Node's own runner; gives the names of those that pass. */
async function listPassing({ cases, double, service = SERVER, wayIn = place.wayIn }: Trial): Promise<string[]> {
  const root = await createTemporaryDirectory();
  await mkdir(path.join(root, 'test/routes'), { recursive: true });
  await writeFile(path.join(root, 'server.mjs'), service);
  await writeFile(path.join(root, place.path), renderRoutes(cases, { ...place, wayIn }, double));
  const { NODE_OPTIONS: _options, NODE_TEST_CONTEXT: _context, ...env } = process.env;
  const args = ['--test', '--test-reporter=tap', place.path];
  const { stdout } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8', env, timeout: 120_000 });
  const names = cases.map(({ name }) => name);
  return names.filter((name) => new RegExp(`^ *ok \\d+ - ${name}$`, 'm').test(stdout));
}

const application = (framework: 'hono' | 'express' | 'fastify', form: 'made' | 'maker' | 'plugin', name: string) =>
  ({ kind: 'application', framework, form, file: 'server.mjs', name }) as const;
const two: readonly RouteCase[] = [
  { ...read, name: 'reads', answers: { 200: { types: [] } } },
  { ...read, name: 'has another status', answers: { 204: { types: [] } } },
];
const LISTENER = "(request, response) => response.writeHead(200).end('[]')";
const INJECTED = `{
  inject: async ({ method, url }) => ({ statusCode: method === 'GET' ? 200 : 404, headers: { 'x-url': url }, payload: '' }),
  close: async () => {},
}`;

describe('tests of routes', () => {
  it('start the service, and pass where it answers as it is documented, and only there', async () => {
    expect(await listPassing({ cases: [...sound, ...broken] })).toEqual(['reads', 'refuses']);
  }, 150_000);

  it('fail where every request gets the same answer', async () => {
    const [yes, no] = [
      await listPassing({ cases: sound, double: 'yes' }),
      await listPassing({ cases: sound, double: 'no' }),
    ];
    expect([yes, no]).toEqual([[], []]);
  }, 150_000);

  it.each([
    ['an application of Express', application('express', 'made', 'app'), `export const app = ${LISTENER};`],
    [
      'what a function makes of it',
      application('express', 'maker', 'build'),
      `export const build = async () => ${LISTENER};`,
    ],
    [
      'an application of Fastify',
      application('fastify', 'maker', 'default'),
      `export default async () => (${INJECTED});`,
    ],
    [
      'an application of Hono',
      application('hono', 'maker', 'createApp'),
      'export const createApp = () => ({ request: () => Response.json([]) });',
    ],
  ])(
    'ask %s',
    async (_what, wayIn, service) => {
      expect(await listPassing({ cases: two, service, wayIn })).toEqual(['reads']);
    },
    70_000,
  );

  it('are CommonJS for jest, which brings its own names, and modules where Node runs them as they are', () => {
    const jest = { ...place, path: 'test/routes/routes.test.js', tests: stand(createJestRunner(NONE)) };
    const wayIn = { ...application('express', 'made', 'default'), file: 'app.js' };
    const express = renderRoutes(sound, { ...jest, wayIn });
    expect(express).toContain("const given = require('../../app.js');\nconst app = given.default ?? given;");
    expect(express).toContain('beforeAll(async () => {');
    expect(renderRoutes(sound, jest)).toContain("path.join(__dirname, '../..')".replaceAll("'", '"'));
    expect(express + renderRoutes(sound, jest, 'yes')).not.toMatch(/^import |node:test/m);
    const runner = createJestRunner({ ...NONE, nodeOptions: ['--experimental-vm-modules'] });
    const modules = renderRoutes(sound, { ...jest, tests: stand(runner, false), wayIn });
    expect(modules).toContain("import app from '../../app.js';");
    expect(modules).not.toMatch(/require\(|'jest'/);
  });

  it('are in the words of mocha, beside a test that is there', () => {
    const mocha = { ...place, path: 'test/routes.spec.js', tests: stand(createMochaRunner(NONE, {})) };
    const text = renderRoutes(sound, {
      ...mocha,
      wayIn: { ...application('express', 'made', 'default'), file: 'app.js' },
    });
    expect(text).toContain("const { after, before, it: test } = require('mocha');");
    expect(text).toContain('before(async function () {\n  this.timeout(60_000);');
    expect(renderRoutes(sound, { ...mocha, path: 'test/routes.mjs' }, 'no')).toContain(
      "import { it as test } from 'mocha';",
    );
  });

  it('make an application of a plugin', () => {
    const wayIn = { ...application('fastify', 'plugin', 'default'), file: 'src/app.ts' };
    const text = renderRoutes(sound, { ...place, path: 'test/routes.test.mjs', wayIn });
    expect(text).toContain("import fastify from 'fastify';\n\nimport plugin from '../src/app.ts';");
    expect(text).toContain('app.register(plugin);');
  });

  it('ask an application of Hono without a process', () => {
    const text = renderRoutes(sound, {
      ...place,
      tests: stand(createVitestRunner(NONE)),
      wayIn: { ...application('hono', 'made', 'api'), file: 'src/api.ts' },
      origin: 'declared',
    });
    expect(text).toContain("import { api as app } from '../../src/api.ts';");
    expect(text).toContain('return app.request(path, init);');
    expect(text).not.toContain('spawn');
    expect(text).toContain("import { test } from 'vitest';");
  });
});

import { parseCode } from '@orchestrate/kit/source-code/code';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

import { findWaysIn } from './way-in';

const HONO = "import { Hono } from 'hono';\n";
const BUILT = { start: 'node dist/main.js' };
const find = (files: Record<string, string>, scripts: Record<string, string> = {}, isTranslating = true) =>
  findWaysIn(parseCode(ts, new Map(Object.entries(files))), scripts, isTranslating);
const made = { kind: 'application', form: 'made' };

describe('findWaysIn', () => {
  it.each([
    ['a name', 'export const api = new Hono<Env>();', 'api'],
    ['default', 'const app = new Hono();\napp.get("/", show);\nexport default app;', 'default'],
  ])('takes an application of Hono that is exported by %s', (_what, code, name) => {
    const found = find({ 'src/api.ts': HONO + code }, BUILT);
    expect(found).toEqual([{ ...made, framework: 'hono', file: 'src/api.ts', name }]);
  });

  it('takes of several applications the one that is called so', () => {
    const several = {
      'src/links.js': `${HONO}export const links = new Hono();`,
      'src/app.js': `${HONO}export const app = new Hono();`,
    };
    expect(find(several, {}, false)).toMatchObject([{ file: 'src/app.js' }]);
  });

  it.each([
    ['export', "import express from 'express';\nexport const app: Express = express();", 'app'],
    ['list', "import express from 'express';\nconst app = express();\nexport { app, logger };", 'app'],
    ['default', "import express from 'express';\nconst app = express();\nexport default app;", 'default'],
    ['module.exports', "const express = require('express');\nconst app = express();\nmodule.exports = app;", 'default'],
    ['exports', "const express = require('express');\nconst app = express();\nmodule.exports = { app, db };", 'app'],
  ])(
    'takes an application of Express that a module gives by %s, where the runner takes TypeScript',
    (_what, code, name) => {
      const given = { 'src/server.ts': code };
      expect(find(given, BUILT)).toContainEqual({ ...made, framework: 'express', file: 'src/server.ts', name });
      expect(find(given, BUILT, false)).toContain('a build has to make first');
    },
  );

  it.each([
    [
      'fastify',
      "import Fastify from 'fastify';\nexport async function buildApp(opts: Options = {}) {\n  const app = Fastify(opts).withTypeProvider();\n  return app;\n}",
      'buildApp',
    ],
    [
      'fastify',
      "import { fastify } from 'fastify';\nexport default function getServer(port?: number) {\n  const app = fastify();\n  return app;\n}",
      'default',
    ],
    [
      'fastify',
      "const build = (opts) => { const app = require('fastify')(opts); return app; };\nmodule.exports = build;",
      'default',
    ],
    [
      'express',
      "import express from 'express';\nexport const createApp = () => { const app = express(); return app; };",
      'createApp',
    ],
    [
      'hono',
      "import { Hono } from 'hono';\nexport function createApp(): Hono { return new Hono().get('/', show); }",
      'createApp',
    ],
  ])('takes a function that makes an application of %s', (framework, code, name) => {
    const file = code.startsWith('const') ? 'app.js' : 'src/app.ts';
    expect(find({ [file]: code })).toEqual([{ kind: 'application', form: 'maker', framework, file, name }]);
  });

  it('calls no function that needs something', () => {
    const code =
      "import Fastify from 'fastify';\nexport function build(db: Database) { const app = Fastify(); return app; }";
    expect(find({ 'src/app.ts': code })).toBe('it has no start script');
  });

  it('takes the whole application and not a part of it, through functions that make both', () => {
    const files = {
      'src/lib/create-app.ts': `${HONO}export function createRouter() { return new Hono(); }\nexport default function createApp() { const app = createRouter(); return app; }`,
      'src/app.ts': "import createApp from './lib/create-app';\nconst app = createApp();\nexport default app;",
      'src/routes/notes.ts':
        "import { createRouter } from '../lib/create-app';\nconst router = createRouter();\nexport default router;",
    };
    expect(find(files)).toMatchObject([{ ...made, framework: 'hono', file: 'src/app.ts', name: 'default' }]);
  });

  it('takes a plugin of Fastify where that is all there is', () => {
    const code = 'export default async function app(fastify: FastifyInstance) { fastify.register(routes); }';
    expect(find({ 'src/app.ts': code })).toEqual([
      { kind: 'application', form: 'plugin', framework: 'fastify', file: 'src/app.ts', name: 'default' },
    ]);
  });

  it('imports no module that listens, unless only as a program, and nothing that is kept', () => {
    const listens = "import express from 'express';\nexport const app = express();\napp.listen(3000);";
    const kept = "import express from 'express';\nconst app = express();\nserve(app);";
    for (const code of [listens, kept]) expect(find({ 'src/app.ts': code })).toBe('it has no start script');
    const guarded = `${kept}\nif (require.main === module) app.listen(1);\nmodule.exports = app;`;
    expect(find({ 'src/app.ts': guarded })).toMatchObject([{ name: 'default' }]);
  });

  it('starts a file that is there, and nothing that has to be made first', () => {
    const there = { 'server.js': 'listen();' };
    const start = (script: string, more = {}) => find(there, { start: script, ...more }, false);
    expect(start('node ./server.js --quiet')).toEqual([{ kind: 'process', args: ['./server.js', '--quiet'] }]);
    expect(start('node --import tsx server.js | pino-pretty')).toEqual([
      { kind: 'process', args: ['--import', 'tsx', 'server.js'] },
    ]);
    expect(start('tsx server.js')).toEqual([{ kind: 'process', args: ['--import', 'tsx', 'server.js'] }]);
    expect(start('node dist/main.js')).toContain('a build has to make first');
    for (const script of ['nodemon server.js', 'npm run build && node server.js', 'A=1 node server.js'])
      expect(start(script)).toContain('no plain');
    expect(start('node server.js', { prestart: 'npm run build' })).toContain('no plain');
    expect(find(there, {}, false)).toBe('it has no start script');
  });

  it('starts the service where its application cannot be had', () => {
    const files = { 'server.js': 'listen();', 'app.js': "const app = require('express')();\nmodule.exports = app;" };
    const [first, second] = find(files, { start: 'node server.js' });
    expect([first, second]).toMatchObject([made, { kind: 'process' }]);
  });
});

import { parseCode } from '@orchestrate/kit/source-code/code';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

import type { DerivedDocument } from './derive-document';
import { deriveDocument } from './derive-document';

const INFO = { title: 'Test', version: '1' };

function derive(files: Readonly<Record<string, string>>): DerivedDocument {
  return deriveDocument(parseCode(ts, new Map(Object.entries(files))), INFO);
}

/** `get /notes`, in the order in which they were found. */
function listRoutes({ document }: DerivedDocument): string[] {
  return Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
    Object.keys(item).map((method) => `${method} ${path}`),
  );
}

describe('the routes of Hono', () => {
  it('are found through sub-applications, chains and base paths', () => {
    const derived = derive({
      'src/app.ts': `
        import { Hono } from 'hono';
        import { notes } from './notes.js';
        const app = new Hono().basePath('/v1');
        app.get('/healthz', (c) => c.text('ok'));
        app.route('/notes', notes);
        export default app;`,
      'src/notes.ts': `
        import { Hono } from 'hono';
        export const notes = new Hono()
          .get('/', (c) => c.json([], 200))
          .post('/', async (c) => c.json(await c.req.json(), 201))
          .get('/:id{[0-9]+}', (c) => (found ? c.json(found) : c.json({ error: 'no' }, 404)));`,
    });
    expect(listRoutes(derived).sort()).toEqual([
      'get /v1/healthz',
      'get /v1/notes',
      'get /v1/notes/{id}',
      'post /v1/notes',
    ]);
    expect(derived.document.paths?.['/v1/notes/{id}']).toMatchObject({
      get: {
        parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string', pattern: '^(?:[0-9]+)$' } }],
        responses: { 200: {}, 404: {} },
      },
    });
    expect(derived.document.paths?.['/v1/notes']).toMatchObject({
      post: { requestBody: { content: { 'application/json': { schema: true } } }, responses: { 201: {} } },
    });
    expect(derived.unread).toEqual([]);
  });

  it('are found in what a function makes, and by `on`', () => {
    const derived = derive({
      'app.ts': `
        import { Hono } from 'hono';
        export function createApp(store: Store) {
          const app = new Hono();
          app.on(['PUT', 'PATCH'], '/notes/:id', (c) => c.body(null, 204));
          return app;
        }`,
      'main.ts': `
        import { Hono } from 'hono';
        import { createApp } from './app';
        const root = new Hono();
        root.route('/api', createApp(store));`,
    });
    expect(listRoutes(derived)).toEqual(['put /api/notes/{id}', 'patch /api/notes/{id}']);
  });
});

describe('the routes of Express', () => {
  it('are found through routers, in either module system', () => {
    const derived = derive({
      'index.js': `
        const express = require('express');
        const { users } = require('./users');
        const app = express();
        app.set('x', 1);
        const port = app.get('port');
        app.use(express.json());
        app.use('/users', auth, users);
        app.use('/admin', require('./admin'));
        app.get(['/a', '/b'], (req, res) => { const { q } = req.query; res.send(req.query.page + q); });`,
      'users.js': `
        const { Router } = require('express');
        const users = Router();
        users.route('/:id').get(show).delete((req, res) => res.sendStatus(204));
        function show(req, res) { if (!x) return res.status(404).json({}); res.json(x); }
        module.exports = { users };`,
      'admin.js': `
        const router = require('express').Router();
        router.post('/jobs', (req, res) => res.status(202).json({ id: req.body.id }));
        module.exports = router;`,
    });
    expect(listRoutes(derived).sort()).toEqual([
      'delete /users/{id}',
      'get /a',
      'get /b',
      'get /users/{id}',
      'post /admin/jobs',
    ]);
    expect(derived.document.paths).toMatchObject({
      '/a': {
        get: {
          parameters: [
            { name: 'q', in: 'query' },
            { name: 'page', in: 'query' },
          ],
        },
      },
      '/users/{id}': { get: { responses: { 200: {}, 404: {} } }, delete: { responses: { 204: {} } } },
      '/admin/jobs': { post: { requestBody: {}, responses: { 202: {} } } },
    });
  });
});

describe('the routes of Fastify', () => {
  it('are found through plugins and their prefixes, with the schemas that they declare', () => {
    const derived = derive({
      'server.ts': `
        import Fastify from 'fastify';
        import notes from './routes/notes.js';
        const app = Fastify({ logger: true });
        app.register(notes, { prefix: '/notes' });
        app.register(async (instance) => { instance.get('/ping', async () => 'pong'); }, { prefix: '/in' });
        app.route({ method: 'GET', url: '/version', handler: async () => '1' });`,
      'routes/notes.ts': `
        import type { FastifyInstance } from 'fastify';
        const note = { type: 'object', required: ['title'], properties: { title: { type: 'string', minLength: 1 } } } as const;
        export default async function notes(fastify: FastifyInstance) {
          fastify.get('/', { schema: { querystring: { type: 'object', properties: { limit: { type: 'integer' } } }, response: { 200: { type: 'array', items: note } } } }, list);
          fastify.post('/', { schema: { body: note } }, async (request, reply) => reply.code(201).send(request.body));
        }`,
    });
    expect(listRoutes(derived).sort()).toEqual(['get /in/ping', 'get /notes', 'get /version', 'post /notes']);
    expect(derived.document.paths?.['/notes']).toMatchObject({
      get: {
        parameters: [{ name: 'limit', in: 'query', schema: { type: 'integer' } }],
        responses: { 200: { content: { 'application/json': { schema: { type: 'array' } } } } },
      },
      post: {
        requestBody: { content: { 'application/json': { schema: { required: ['title'] } } } },
        responses: { 201: {} },
      },
    });
  });
});

it.each([
  ['a path that is worked out', "app.get(prefix + '/x', (c) => c.text(''))", /app\.ts:3: the path prefix \+ '\/x' is/],
  ['a wildcard', "app.get('/files/*', (c) => c.text(''))", /app\.ts:3: GET \/files\/\* matches more than one path/],
  ['a route for every method', "app.all('/x', (c) => c.text(''))", /app\.ts:3: a route that answers every method/],
])('names %s and leaves it out', (_what, line, message) => {
  const derived = derive({ 'app.ts': `import { Hono } from 'hono';\nconst app = new Hono();\n${line};` });
  expect(listRoutes(derived)).toEqual([]);
  expect(derived.unread).toEqual([expect.stringMatching(message)]);
});

it('names routes of which nobody is seen to mount them', () => {
  const derived = derive({ 'users.js': "module.exports = async (fastify) => { fastify.get('/users', list); };" });
  expect(listRoutes(derived)).toEqual(['get /users']);
  expect(derived.unread).toEqual([expect.stringMatching(/users\.js:1: it is not seen who mounts/)]);
});

it('takes no call of anything else for a route', () => {
  const derived = derive({
    'a.ts': "const map = new Map(); map.get('/x', 1); axios.get('/y', {}); cache.delete('/z', 1);",
  });
  expect(listRoutes(derived)).toEqual([]);
});

import { parseCode } from '@orchestrate/kit/source-code/code';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

import type { DerivedDocument } from './derive-document';
import { deriveDocument } from './derive-document';

const INFO = { title: 'Test', version: '1' };

function derive(files: Readonly<Record<string, string>>, settings?: string): DerivedDocument {
  return deriveDocument(parseCode(ts, new Map(Object.entries(files)), settings), INFO);
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

describe('routes in several files', () => {
  it('are found through aliases of the compiler, barrels, lists and functions that make routers', () => {
    const derived = derive(
      {
        'src/app.ts': `
          import express from 'express';
          import * as routes from '@/routes';
          import { createRouter } from '@/create-router';
          const app = express();
          const list = [{ path: '/users', route: routes.users }, { path: '/jobs', route: routes.jobs }];
          list.forEach(({ path, route }) => app.use(path, route));
          const first = createRouter();
          const second = createRouter();
          app.use('/first', first);
          app.use('/second', second);
          first.get('/a', wrap((req, res) => res.status(StatusCodes.CREATED).json(1)));
          second.get('/b', [check, (req, res) => res.json(2)]);`,
        'src/create-router.ts': `
          import { Router } from 'express';
          export function createRouter() {
            const router = Router();
            router.get('/version', (req, res) => res.json('1'));
            return router;
          }`,
        'src/routes/index.ts': "export * from './users'; export { default as jobs } from './jobs';",
        'src/routes/users.ts': `
          import { Router } from 'express';
          export const users = Router();
          users.get('/:id', (req, res) => res.json(1));`,
        'src/routes/jobs.ts': `
          import { Router } from 'express';
          const router = Router();
          router.post('/', (req, res) => res.sendStatus(202));
          export default router;`,
      },
      '{ "compilerOptions": { /* usual */ "baseUrl": ".", "paths": { "@/*": ["src/*"] } } }',
    );
    expect(listRoutes(derived).sort()).toEqual([
      'get /first/a',
      'get /first/version',
      'get /second/b',
      'get /second/version',
      'get /users/{id}',
      'post /jobs',
    ]);
    expect(derived.document.paths?.['/first/a']).toMatchObject({ get: { responses: { 201: {} } } });
    expect(derived.unread).toEqual([]);
  });

  it('take their schemas from definitions of @hono/zod-openapi elsewhere', () => {
    const derived = derive({
      'index.ts': `
        import { OpenAPIHono } from '@hono/zod-openapi';
        import * as routes from './routes';
        import * as handlers from './handlers';
        export default new OpenAPIHono().openapi(routes.update, handlers.update).openapi(routes.remove, handlers.remove);`,
      'handlers.ts': 'export const update = (c) => c.json({}, 200); export const remove = (c) => c.body(null, 204);',
      'routes.ts': `
        import { createRoute, z } from '@hono/zod-openapi';
        import { Task } from './task';
        const params = z.object({ id: z.coerce.number().int().positive() });
        export const update = createRoute({
          method: 'patch', path: '/tasks/{id}',
          request: { params, query: z.object({ dry: z.enum(['yes', 'no']).optional() }), body: { content: { 'application/json': { schema: Task.partial() } } } },
          responses: {
            [HttpStatusCodes.OK]: jsonContent(Task, 'The task'),
            404: { description: 'None', content: { 'application/json': { schema: z.object({ message: z.string() }) } } },
          },
        });
        export const remove = createRoute({ method: 'delete', path: '/tasks/{id}', request: { params }, responses: { 204: { description: 'Gone' } } });`,
      'task.ts': `
        import { z } from 'zod';
        export const Task = z.object({ name: z.string().min(1).max(500), done: z.boolean().default(false), due: z.date().nullable() });`,
    });
    const task = {
      name: { type: 'string', minLength: 1, maxLength: 500 },
      done: { type: 'boolean', default: false },
      due: { anyOf: [{ type: 'string', format: 'date-time' }, { type: 'null' }] },
    };
    const json = (schema: unknown) => ({ 'application/json': { schema } });
    expect(derived.unread).toEqual([]);
    expect(derived.document.paths?.['/tasks/{id}']).toEqual({
      patch: {
        parameters: [
          { name: 'id', in: 'path', required: true, schema: { type: 'integer', exclusiveMinimum: 0 } },
          { name: 'dry', in: 'query', schema: { enum: ['yes', 'no'] } },
        ],
        requestBody: { content: json({ type: 'object', properties: task, required: [] }) },
        responses: {
          200: {
            description: 'The task',
            content: json({ type: 'object', properties: task, required: ['name', 'due'] }),
          },
          404: {
            description: 'None',
            content: json({ type: 'object', properties: { message: { type: 'string' } }, required: ['message'] }),
          },
        },
      },
      delete: {
        parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'integer', exclusiveMinimum: 0 } }],
        responses: { 204: { description: 'Gone' } },
      },
    });
  });

  it('take them from validators, and from the type providers of Fastify', () => {
    const hono = derive({
      'a.ts': `
        import { Hono } from 'hono';
        const body = z.object({ title: z.string().trim(), tags: z.array(z.string()).max(3) }).extend({ kind: z.literal('a') });
        const app = new Hono();
        app.post('/notes', zValidator('json', body.pick({ title: true, kind: true })), zValidator('query', z.object({ page: z.number() })), (c) => c.json({}, 201));`,
    });
    expect(hono.document.paths?.['/notes']).toMatchObject({
      post: {
        parameters: [{ name: 'page', in: 'query', required: true, schema: { type: 'number' } }],
        requestBody: {
          content: {
            'application/json': {
              schema: { properties: { title: { type: 'string' }, kind: { const: 'a' } }, required: ['title', 'kind'] },
            },
          },
        },
      },
    });
    const fastify = derive({
      'b.ts': `
        import Fastify from 'fastify';
        const Note = Type.Object({ title: Type.String({ minLength: 2 }), size: Type.Optional(Type.Integer()) });
        const app = Fastify();
        app.post('/notes', { schema: { body: Note, response: { 201: Note, 400: made() } }, handler: async (request, reply) => reply.code(201).send(1) });`,
    });
    const note = {
      type: 'object',
      properties: { title: { type: 'string', minLength: 2 }, size: { type: 'integer' } },
      required: ['title'],
    };
    expect(fastify.document.paths?.['/notes']).toMatchObject({
      post: {
        requestBody: { content: { 'application/json': { schema: note } } },
        responses: { 201: { content: { 'application/json': { schema: note } } }, 400: {} },
      },
    });
  });
});

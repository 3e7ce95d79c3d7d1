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

  it('are found through an alias that stands for all that is below baseUrl', () => {
    const derived = derive(
      {
        'src/server.ts': `
          import express from 'express';
          import { userRouter } from '@/api/user-router';
          const app = express();
          app.use('/users', userRouter);`,
        'src/api/user-router.ts': `
          import { Router } from 'express';
          export const userRouter: Router = Router();
          userRouter.get('/:id', (req, res) => res.json(1));`,
      },
      '{ "compilerOptions": { "baseUrl": "./src", "paths": { "@/*": ["*"] } } }',
    );
    expect(listRoutes(derived)).toEqual(['get /users/{id}']);
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

describe('routes whose whole path is not sure', () => {
  const TODOS = {
    'todos.js': `
      const express = require('express');
      module.exports = function (options) {
        const router = new express.Router();
        router.get('/', list);
        router.delete('/:id', remove);
        return router;
      };`,
  };

  it('are left out and named where their prefix is worked out when the service runs', () => {
    const derived = derive({
      ...TODOS,
      'app.js': `
        const express = require('express');
        const todos = require('./todos');
        module.exports = (options) => {
          const app = express();
          app.use(options.prefix + '/todos', todos(options));
          app.get('/healthz', ok);
          return app;
        };`,
    });
    expect(listRoutes(derived)).toEqual(['get /healthz']);
    expect(derived.unread).toEqual(["app.js:6: the path options.prefix + '/todos' is worked out when it runs"]);
  });

  it.each([
    ["base + '/todos'", "const base = '/api';"],
    ['`${base}/todos`', "const base = '/api';"],
    ["(process.env.BASE || '/api') + '/todos'", ''],
    ['`${config.base}/todos`', "const config = { base: process.env.BASE ?? '/api' };"],
  ])('are found below %s', (prefix, before) => {
    const derived = derive({
      ...TODOS,
      'app.js': `
        const express = require('express');
        const todos = require('./todos');
        ${before}
        const app = express();
        app.use(${prefix}, todos());`,
    });
    expect(listRoutes(derived)).toEqual(['get /api/todos', 'delete /api/todos/{id}']);
    expect(derived.unread).toEqual([]);
  });

  it('are left out and named where only some environments have them', () => {
    const derived = derive({
      'app.ts': `
        import { Hono } from 'hono';
        const app = new Hono();
        if (process.env.NODE_ENV !== 'production') {
          app.get('/spec', (c) => c.html('x'));
        }
        app.get('/notes', (c) => c.json([]));`,
    });
    expect(listRoutes(derived)).toEqual(['get /notes']);
    expect(derived.unread).toEqual(["app.ts:5: /spec is there only where process.env.NODE_ENV !== 'production'"]);
  });
});

import { parseCode } from '@orchestrate/kit/source-code/code';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

import { deriveDocument } from './derive-document';

/** `get /notes` of all routes, sorted, and what was not read. */
function read(files: Readonly<Record<string, string>>): readonly [routes: string[], unread: readonly string[]] {
  const { document, unread } = deriveDocument(parseCode(ts, new Map(Object.entries(files))), {
    title: 'T',
    version: '1',
  });
  const routes = Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
    Object.keys(item).map((method) => `${method} ${path}`),
  );
  return [routes.sort(), unread];
}

const plugin = (path: string): string => `export default async (app) => { app.get('${path}', async () => 1); };`;

describe('the routes of Fastify', () => {
  it('are found in functions whose types say in words of their own what they are given', () => {
    const found = read({
      'app.ts': `
        import Fastify from 'fastify';
        import { notes } from './notes';
        import { users } from './users';
        export function build() {
          const app = Fastify().withTypeProvider();
          addHealth(app);
          app.register(notes, { prefix: '/notes' });
          app.register(users, { prefix: '/users' });
          return app;
        }
        function addHealth(app: TypedFastifyInstance) { app.get('/health', async () => 'ok'); }`,
      'notes.ts': "export const notes: FastifyPluginAsyncZod = async (f, _opts) => { f.get('/:id', async () => 1); };",
      'users.ts': "export async function users(server: FastifyTypebox) { server.post('/', async (req) => req.body); }",
    });
    expect(found).toEqual([['get /health', 'get /notes/{id}', 'post /users'], []]);
  });

  it('are found where a loop goes over the names of an object', () => {
    const found = read({
      'app.ts': `
        import fastify from 'fastify';
        import { jobs } from './jobs';
        const all: Record<string, FastifyPluginCallback> = { jobs, 'old-jobs': jobs };
        const app = fastify();
        for (const name in all) {
          const one = all[name];
          app.register(one, { prefix: \`/api/\${name}\` });
        }`,
      'jobs.ts': "export const jobs = async (fastify: FastifyInstance) => { fastify.get('/', async () => []); };",
    });
    expect(found).toEqual([['get /api/jobs', 'get /api/old-jobs'], []]);
  });

  it.each([
    ['path.join(__dirname, "routes")', 'src/routes'],
    ['join(import.meta.dirname, "routes")', 'src/routes'],
    ['path.join(path.dirname(fileURLToPath(import.meta.url)), "./routes/")', 'src/routes'],
    ['`${__dirname}/routes`', 'src/routes'],
    ['fileURLToPath(new URL("../routes", import.meta.url))', 'routes'],
  ])('are found in the directory that autoload reads: %s', (dir, place) => {
    const found = read({
      'src/app.ts': `
        import autoLoad from '@fastify/autoload';
        export default async function app(fastify: FastifyInstance, opts) {
          fastify.register(autoLoad, { dir: ${dir}, routeParams: true, options: Object.assign({ prefix: '/v1' }, opts) });
        }`,
      [`${place}/root.ts`]: plugin('/'),
      [`${place}/users/index.ts`]: plugin('/me'),
      [`${place}/users/beside.ts`]: plugin('/never'),
      [`${place}/users/_id/index.ts`]: plugin('/'),
      [`${place}/users/autohooks.ts`]: plugin('/hook'),
      [`${place}/named/index.ts`]: `export const autoPrefix = '/other'; ${plugin('/')}`,
      [`${place}/free/index.ts`]: `export const prefixOverride = ''; ${plugin('/free')}`,
    });
    expect(found[0].filter((route) => !/never|hook/.test(route))).toEqual([
      'get /free',
      'get /v1',
      'get /v1/other',
      'get /v1/users/me',
      'get /v1/users/{id}',
    ]);
  });

  it('lie at no prefix where directories give none, and are named where the directory is not seen', () => {
    const files = (options: string) => ({
      'app.js': `const app = require('fastify')(); app.register(require('@fastify/autoload'), ${options});`,
      'routes/users/index.js': "module.exports = async (fastify) => { fastify.get('/users', async () => []); };",
    });
    const flat = "{ dir: path.join(__dirname, 'routes'), dirNameRoutePrefix: false }";
    expect(read(files(flat))).toEqual([['get /users'], []]);
    expect(read(files('{ dir: config.routes }'))[1]).toEqual([
      'app.js:1: the directory of these plugins is worked out when it runs',
      expect.stringContaining('it is not seen who mounts these routes'),
    ]);
  });
});

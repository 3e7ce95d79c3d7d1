import path from 'node:path';

import { renderLiteral } from '../../text/code';
import type { Wording } from '../runners/runner';
import { nameWords, writeImport } from '../runners/runner';
import type { TestPlace } from '../test-place';
import { isCommonJsFile } from '../test-place';

import type { Application } from './applications';
import type { WayIn } from './way-in';

/** Where the tests of routes stand, and how they reach the service. */
export interface RoutesPlace {
  /** Of the test file, relative to the package. */
  readonly path: string;
  /** The file that has it run, where the runner looks for tests in TypeScript alone. */
  readonly loader?: string;
  readonly tests: TestPlace;
  readonly wayIn: WayIn;
  /** `declared`: by a specification; `read`: read out of its own code. */
  readonly origin: 'declared' | 'read';
}

/** In place of the service: every request gets the same answer. */
export type Double = 'yes' | 'no';

type Import = readonly [what: string, module: string];

const ASK_ADDRESS = `/** Sends a request to the service. */
function ask(path, init) {
  return fetch(address + path, init);
}`;
const ASK_HONO = `/** Sends a request to the service. */
async function ask(path, init) {
  return app.request(path, init);
}`;
const ASK_FASTIFY = `/** Sends a request to the service. */
async function ask(url, { method, headers, body }) {
  const answer = await app.inject({ method, url, headers, payload: body });
  const given = Object.entries(answer.headers).map(([name, value]) => [name, String(value)]);
  return new Response(answer.payload === '' ? null : answer.payload, { status: answer.statusCode, headers: given });
}`;
const FIND_PORT = `async function findPort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  return port;
}`;
const START = `  const port = await findPort();
  address = \`http://127.0.0.1:\${port}\`;
  const env = { ...process.env, HOST: '127.0.0.1', PORT: String(port) };
  service = spawn(process.execPath, ARGS, { cwd: path.join(HERE, ROOT), env, stdio: 'ignore' });
  for (let tries = 0; tries < 600 && service.exitCode === null; tries += 1) {
    const isUp = await fetch(address).then(() => true, () => false);
    if (isUp) return;
    await setTimeout(50);
  }
  throw new Error('the service does not listen at PORT');`;
const STOP = `  if (service === undefined || service.exitCode !== null) return;
  const ended = once(service, 'exit');
  service.kill('SIGTERM');
  await Promise.race([ended, setTimeout(5_000, undefined, { ref: false })]);
  service.kill('SIGKILL');`;
const LISTEN = `  server = createServer(APP);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  address = \`http://127.0.0.1:\${server.address().port}\`;`;

function renderBefore({ before, limit }: Wording, body: string): string {
  if (limit === 'this') return `${before}(async function () {\n  this.timeout(60_000);\n${body}\n});`;
  return `${before}(async () => {\n${body}\n}${limit === 'argument' ? ', 60_000' : ''});`;
}

/** What the tests of a service do before and after them, and how they ask. */
function renderProcess(args: readonly string[], { path: file, tests }: RoutesPlace): string {
  const { wording } = tests.runner;
  const start = START.replace('ARGS', () => renderLiteral(args))
    .replace('HERE', isCommonJsFile(file, tests) ? '__dirname' : "fileURLToPath(new URL('.', import.meta.url))")
    .replace('ROOT', () => renderLiteral(path.posix.relative(path.posix.dirname(file), '.')));
  const declared = 'let service;\nlet address;';
  return [
    ASK_ADDRESS,
    declared,
    FIND_PORT,
    renderBefore(wording, start),
    `${wording.after}(async () => {\n${STOP}\n});`,
  ].join('\n\n');
}

function renderApplication({ framework, form }: Application, { after, ...wording }: Wording): string {
  const before = (body: string): string => renderBefore({ after, ...wording }, body);
  if (framework === 'express') {
    const listen = LISTEN.replace('APP', form === 'maker' ? 'await createApp()' : 'app');
    const close = `${after}(() => {\n  server?.closeAllConnections();\n  server?.close();\n});`;
    return [ASK_ADDRESS, 'let server;\nlet address;', before(listen), close].join('\n\n');
  }
  const [ask, ...close] = framework === 'hono' ? [ASK_HONO] : [ASK_FASTIFY, `${after}(() => app?.close());`];
  if (form === 'made') return [ask, ...close].join('\n\n');
  if (form === 'plugin') return [ask, 'const app = fastify();\napp.register(plugin);', ...close].join('\n\n');
  return [ask, 'let app;', before('  app = await createApp();'), ...close].join('\n\n');
}

/** How the tests reach the service, or a double in its place. */
export function renderWayIn(place: RoutesPlace, double: Double | undefined): string {
  if (double !== undefined)
    return `function ask() {\n  return Promise.resolve(Response.json({}, { status: ${double === 'yes' ? 200 : 500} }));\n}`;
  const { wayIn, tests } = place;
  return wayIn.kind === 'process' ? renderProcess(wayIn.args, place) : renderApplication(wayIn, tests.runner.wording);
}

/** The application, whether its module gives it by itself or beside others. */
function importApplication({ file, name, form }: Application, place: RoutesPlace, isCommonJs: boolean): string[] {
  const own = { made: 'app', maker: 'createApp', plugin: 'plugin' }[form];
  const relative = path.posix.relative(path.posix.dirname(place.path), file);
  const module = relative.startsWith('.') ? relative : `./${relative}`;
  if (name !== 'default') {
    const renamed = isCommonJs ? `${name}: ${own}` : `${name} as ${own}`;
    return [writeImport(`{ ${name === own ? own : renamed} }`, module, isCommonJs)];
  }
  // What was written as a module and runs as CommonJS has what it gives by default in a property.
  const isWrapped = isCommonJs || (place.tests.isCommonJs && place.tests.runner.name !== 'vitest');
  if (!isWrapped) return [writeImport(own, module, false)];
  return [writeImport('given', module, isCommonJs), `const ${own} = given.default ?? given;`];
}

function listBuiltins(text: string): Import[] {
  const all: Import[] = [
    ['{ spawn }', 'node:child_process'],
    ['{ once }', 'node:events'],
    ['{ createServer }', text.includes('findPort') ? 'node:net' : 'node:http'],
    ['path', 'node:path'],
    ['{ setTimeout }', 'node:timers/promises'],
    ['{ fileURLToPath }', 'node:url'],
  ];
  const used = (what: string): boolean => new RegExp(`\\b${what.replace(/\W/g, '')}[.(]`).test(text);
  return all.filter(([what]) => used(what));
}

/** What a file of such tests imports. */
export function renderImports(place: RoutesPlace, double: Double | undefined, wayIn: string): string[] {
  const { path: file, tests } = place;
  const { runner } = tests;
  const isCommonJs = isCommonJsFile(file, tests);
  const hooks = (['after', 'before'] as const).filter((role) => wayIn.includes(`${runner.wording[role]}(`));
  const words = nameWords(runner, [...hooks, 'test'], isCommonJs);
  const own: Import[] = words === undefined ? [] : [[words, runner.wording.module ?? '']];
  const isBuiltIn = runner.wording.module?.startsWith('node:') === true;
  const builtins: Import[] = [
    ['assert', 'node:assert/strict'],
    ...(double === undefined ? listBuiltins(wayIn) : []),
    ...(isBuiltIn ? own : []),
  ];
  const write = (list: readonly Import[]): string[] =>
    list.map(([what, module]) => writeImport(what, module, isCommonJs));
  const given = double === undefined && place.wayIn.kind === 'application' ? place.wayIn : undefined;
  const packages: Import[] = [
    ...(given?.form === 'plugin' ? [['fastify', 'fastify'] as const] : []),
    ...(isBuiltIn ? [] : own),
  ];
  return [
    ...write(builtins.sort(([, a], [, b]) => (a < b ? -1 : 1))),
    ...(packages.length === 0 ? [] : ['', ...write(packages)]),
    ...(given === undefined ? [] : ['', ...importApplication(given, place, isCommonJs)]),
  ];
}

import path from 'node:path';

import { renderLiteral } from '../../text/code';

import type { RouteCase } from './route-cases';
import type { WayIn } from './way-in';

/** Where the tests of routes stand, and how they reach the service. */
export interface RoutesPlace {
  /** Of the test file, relative to the package. */
  readonly path: string;
  readonly runner: string;
  readonly wayIn: WayIn;
  /** `declared`: by a specification; `read`: read out of its own code. */
  readonly origin: 'declared' | 'read';
}

/** In place of the service: every request gets the same answer. */
export type Double = 'yes' | 'no';

interface Import {
  readonly what: string;
  readonly module: string;
}

const ASSERT: Import = { what: 'assert', module: 'node:assert/strict' };

/** What the way in needs of Node. */
const MODULES: Readonly<Record<WayIn['kind'], readonly Import[]>> = {
  hono: [],
  express: [
    { what: '{ once }', module: 'node:events' },
    { what: '{ createServer }', module: 'node:http' },
  ],
  process: [
    { what: '{ spawn }', module: 'node:child_process' },
    { what: '{ once }', module: 'node:events' },
    { what: '{ createServer }', module: 'node:net' },
    { what: 'path', module: 'node:path' },
    { what: '{ setTimeout }', module: 'node:timers/promises' },
  ],
};

/** The names that a runner has for what begins and ends; jest gives them without an import. */
function nameHooks(runner: string): readonly [before: string, after: string] {
  return runner === 'node:test' ? ['before', 'after'] : ['beforeAll', 'afterAll'];
}

function renderImport({ what, module }: Import, isCommonJs: boolean): string {
  return isCommonJs ? `const ${what} = require('${module}');` : `import ${what} from '${module}';`;
}

/** The application, whether its module gives it by itself or beside others. */
function renderApplication({ wayIn, path: file }: RoutesPlace, isCommonJs: boolean): string[] {
  if (wayIn.kind === 'process') return [];
  const { name } = wayIn;
  const relative = path.posix.relative(path.posix.dirname(file), wayIn.file);
  const module = relative.startsWith('.') ? relative : `./${relative}`;
  if (name === 'default' && isCommonJs)
    return ['', renderImport({ what: 'given', module }, true), 'const app = given.default ?? given;'];
  const renamed = isCommonJs ? `${name}: app` : `${name} as app`;
  const what = name === 'default' ? 'app' : `{ ${name === 'app' ? 'app' : renamed} }`;
  return ['', renderImport({ what, module }, isCommonJs)];
}

function renderImports(place: RoutesPlace, double: Double | undefined): string[] {
  const { runner, wayIn } = place;
  const isCommonJs = runner === 'jest';
  const hasService = double === undefined;
  const hooks = hasService && wayIn.kind !== 'hono' ? [...nameHooks(runner)].sort() : [];
  const own: Import[] = runner === 'jest' ? [] : [{ what: `{ ${[...hooks, 'test'].join(', ')} }`, module: runner }];
  const isPlaced = hasService && wayIn.kind === 'process' && !isCommonJs;
  const builtins = [
    ASSERT,
    ...(hasService ? MODULES[wayIn.kind] : []),
    ...(isPlaced ? [{ what: '{ fileURLToPath }', module: 'node:url' }] : []),
    ...(runner === 'node:test' ? own : []),
  ];
  return [
    ...builtins.sort((a, b) => (a.module < b.module ? -1 : 1)).map((one) => renderImport(one, isCommonJs)),
    ...(runner === 'vitest' ? ['', ...own.map((one) => renderImport(one, false))] : []),
    ...(hasService ? renderApplication(place, isCommonJs) : []),
  ];
}

const PROCESS = `/** Sends a request to the service. */
function ask(path, init) {
  return fetch(address + path, init);
}

let service;
let address;

async function findPort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  return port;
}

BEFORE(async () => {
  const port = await findPort();
  address = \`http://127.0.0.1:\${port}\`;
  const env = { ...process.env, HOST: '127.0.0.1', PORT: String(port) };
  service = spawn(process.execPath, ARGS, { cwd: path.join(HERE, ROOT), env, stdio: 'ignore' });
  for (let tries = 0; tries < 600 && service.exitCode === null; tries += 1) {
    const isUp = await fetch(address).then(() => true, () => false);
    if (isUp) return;
    await setTimeout(50);
  }
  throw new Error('the service does not listen at PORT');
}LIMIT);

AFTER(async () => {
  if (service === undefined || service.exitCode !== null) return;
  const ended = once(service, 'exit');
  service.kill('SIGTERM');
  await Promise.race([ended, setTimeout(5_000, undefined, { ref: false })]);
  service.kill('SIGKILL');
});`;

const EXPRESS = `/** Sends a request to the service. */
function ask(path, init) {
  return fetch(address + path, init);
}

const server = createServer(app);
let address;

BEFORE(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  address = \`http://127.0.0.1:\${server.address().port}\`;
});

AFTER(() => {
  server.closeAllConnections();
  server.close();
});`;

const HONO = `/** Sends a request to the service. */
async function ask(path, init) {
  return app.request(path, init);
}`;

function renderWayIn({ wayIn, path: file, runner }: RoutesPlace, double: Double | undefined): string {
  if (double !== undefined)
    return `function ask() {\n  return Promise.resolve(Response.json({}, { status: ${double === 'yes' ? 200 : 500} }));\n}`;
  if (wayIn.kind === 'hono') return HONO;
  const [before, after] = nameHooks(runner);
  const name = (text: string): string => text.replace('BEFORE', before).replace('AFTER', after);
  if (wayIn.kind !== 'process') return name(EXPRESS);
  return name(PROCESS)
    .replace('ARGS', () => renderLiteral(wayIn.args))
    .replace('HERE', runner === 'jest' ? '__dirname' : "fileURLToPath(new URL('.', import.meta.url))")
    .replace('ROOT', () => renderLiteral(path.posix.relative(path.posix.dirname(file), '.')))
    .replace('LIMIT', runner === 'node:test' ? '' : ', 60_000');
}

const CHECKS = `/** Whether a JSON value is what was documented. */
function fits(value, { type, nullable, enum: values, items, required = [], properties = {} }) {
  if (value === null) return nullable === true || type === undefined;
  if (values !== undefined) return values.includes(value);
  if (type === 'array') return Array.isArray(value) && (items === undefined || value.every((one) => fits(one, items)));
  if (type === 'integer') return Number.isInteger(value);
  if (type !== 'object') return type === undefined || typeof value === type;
  if (typeof value !== 'object' || Array.isArray(value)) return false;
  const isWhole = required.every((name) => Object.hasOwn(value, name));
  return isWhole && Object.entries(value).every(([name, inner]) => !Object.hasOwn(properties, name) || fits(inner, properties[name]));
}

async function send(method, path, body) {
  const content = body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
  return ask(path, { method, ...content });
}

/** Fails unless the answer has a documented status, and the content type and the body that are documented for it. */
async function expectDocumented(answer, documented) {
  const text = await answer.text();
  assert.ok(Object.keys(documented).includes(String(answer.status)), \`answered \${answer.status}: \${text.slice(0, 200)}\`);
  const { types, body } = documented[answer.status];
  const type = (answer.headers.get('content-type') ?? '').split(';')[0];
  if (types.length > 0) assert.ok(types.includes(type), \`the content type is \${type}\`);
  if (body !== undefined) assert.ok(fits(JSON.parse(text), body), \`the body is \${text.slice(0, 200)}\`);
}

/** Fails unless the request is refused. */
async function expectRefused(answer) {
  const text = await answer.text();
  assert.ok(answer.status >= 400 && answer.status < 500, \`answered \${answer.status}: \${text.slice(0, 200)}\`);
}`;

function renderTest({ name, method, path: target, body, answers }: RouteCase): string {
  const sent = body === undefined ? '' : `, ${renderLiteral(body)}`;
  const answer = `await send(${renderLiteral(method)}, ${renderLiteral(target)}${sent})`;
  const check =
    answers === 'refusal' ? `expectRefused(${answer})` : `expectDocumented(${answer}, ${renderLiteral(answers)})`;
  return `test(${renderLiteral(name)}, async () => {\n  await ${check};\n});`;
}

/** What is not used would be a complaint of a linter. */
function pickChecks(cases: readonly RouteCase[]): string {
  const parts = CHECKS.split('\n\n').filter((part) => {
    if (part.includes('function expectRefused(')) return cases.some(({ answers }) => answers === 'refusal');
    const isForDocuments = part.includes('function expectDocumented(') || part.includes('function fits(');
    return !isForDocuments || cases.some(({ answers }) => answers !== 'refusal');
  });
  return parts.join('\n\n');
}

/** Writes the tests of routes into one file, for the service or for a double in its place. */
export function renderRoutes(cases: readonly RouteCase[], place: RoutesPlace, double?: Double): string {
  const source = place.origin === 'declared' ? 'its specification declares' : 'its own code declares';
  return [
    `// Tests of the routes over HTTP: each answers what ${source}.`,
    ...renderImports(place, double),
    '',
    renderWayIn(place, double),
    '',
    pickChecks(cases),
    '',
    cases.map(renderTest).join('\n\n'),
    '',
  ].join('\n');
}

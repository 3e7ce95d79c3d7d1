// Asks a built service a few things in its own process and prints the answers as one line of JSON. Run in the service's
// folder, after `npm run build`, with a file of steps. What a step needs of an earlier answer is written
// {"$answer": <number of the step>, "property": <name>}.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const MARK = 'contract-probe:';
const LONGEST = 200_000;

const load = (file) => import(pathToFileURL(path.resolve('dist', file)).href);
const { createApp } = await load('app.js');
const { readConfig } = await load('config.js');
const { openDatabase } = await load('storage/database.js');
const { pino } = await import(pathToFileURL(path.resolve('node_modules/pino/pino.js')).href);

const config = readConfig({ NODE_ENV: 'test' });
const database = await openDatabase(config.database);
const app = createApp({
  database,
  credentials: config.credentials,
  log: (pino.pino ?? pino.default)({ level: 'silent' }),
});
const known = existsSync(path.resolve('dist/http/authentication.js'))
  ? (await load('http/authentication.js')).describeCredentials(config.credentials)
  : {};

const answers = [];

function resolve(value) {
  if (Array.isArray(value)) return value.map(resolve);
  if (typeof value !== 'object' || value === null) return value;
  if ('$answer' in value) return answers[value.$answer]?.json?.[value.property] ?? 'nothing-was-made';
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, resolve(inner)]));
}

function render({ path: template, parameters, query }) {
  const filled = Object.entries(resolve(parameters)).reduce(
    (text, [name, value]) => text.replaceAll(`{${name}}`, encodeURIComponent(String(value))),
    template,
  );
  const search = new URLSearchParams(Object.entries(resolve(query)).map(([name, value]) => [name, String(value)]));
  return search.size === 0 ? filled : `${filled}?${search}`;
}

function listHeaders({ schemes, headers, body }) {
  const credentials = schemes.flatMap((name) =>
    known[name] === undefined ? [] : [[known[name].header, known[name].value]],
  );
  return {
    ...headers,
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    ...Object.fromEntries(credentials),
  };
}

function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

for (const step of JSON.parse(readFileSync(process.argv[2], 'utf8'))) {
  const body = step.body === undefined ? {} : { body: JSON.stringify(resolve(step.body)) };
  const response = await app.request(render(step), {
    method: step.method.toUpperCase(),
    headers: listHeaders(step),
    ...body,
  });
  const text = (await response.text()).slice(0, LONGEST);
  answers.push({
    status: response.status,
    headers: Object.fromEntries(response.headers),
    body: text,
    json: parse(text),
  });
}
await database.close();
console.log(MARK + JSON.stringify(answers.map(({ json: _json, ...answer }) => answer)));
process.exit(0);

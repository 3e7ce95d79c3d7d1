import { renderLiteral } from '../../text/code';

import type { Double, RoutesPlace } from './render-way-in';
import { renderImports, renderWayIn } from './render-way-in';
import type { RouteCase } from './route-cases';

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
  const wayIn = renderWayIn(place, double);
  return [
    `// Tests of the routes over HTTP: each answers what ${source}.`,
    ...renderImports(place, double, wayIn),
    '',
    wayIn,
    '',
    pickChecks(cases),
    '',
    cases.map(renderTest).join('\n\n'),
    '',
  ].join('\n');
}

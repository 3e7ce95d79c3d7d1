import type { FakeModelReply, FakeModelRequest } from '@orchestrate/testkit/fake-model-server';

/** Keys that must be found nowhere but in the requests; each provider has its own. */
export const KEYS = {
  OPENAI_API_KEY: 'sk-planted-author-0123456789abcdefghijklmnop',
  ANTHROPIC_API_KEY: 'sk-ant-planted-reviewer-0123456789abcdefghijk',
  GEMINI_API_KEY: 'AIzaPlantedTriage0123456789abcdefghijkl',
} as const;

/** A service with one operation that no rule can infer; what it is to do is said in words. */
export const SPECIFICATION = `openapi: 3.1.0
info: { title: Shelves, version: "1" }
paths:
  /shelves:
    get:
      operationId: listShelves
      responses: { "200": { description: All, content: { application/json: { schema: { type: array, items: { $ref: "#/components/schemas/Shelf" } } } } } }
    post:
      operationId: createShelf
      requestBody: { required: true, content: { application/json: { schema: { $ref: "#/components/schemas/Shelf" } } } }
      responses: { "201": { description: Made, content: { application/json: { schema: { $ref: "#/components/schemas/Shelf" } } } } }
  /shelves/{shelfId}:
    parameters: [{ name: shelfId, in: path, required: true, schema: { type: string, format: uuid } }]
    get:
      operationId: getShelf
      responses: { "200": { description: One, content: { application/json: { schema: { $ref: "#/components/schemas/Shelf" } } } }, "404": { description: None } }
  /letters/count:
    post:
      operationId: countLetters
      summary: How many letters a text has; blanks are none
      requestBody: { required: true, content: { application/json: { schema: { $ref: "#/components/schemas/Text" } } } }
      responses: { "200": { description: So many, content: { application/json: { schema: { $ref: "#/components/schemas/Count" } } } } }
components:
  schemas:
    Shelf: { type: object, required: [id, name], properties: { id: { type: string, format: uuid, readOnly: true }, name: { type: string, minLength: 1, maxLength: 80 } } }
    Text: { type: object, required: [text], properties: { text: { type: string, minLength: 1, maxLength: 200 } } }
    Count: { type: object, required: [letters], properties: { letters: { type: integer, minimum: 0 } } }
`;

/** What prose asks for; only a model makes a specification of it. */
export const BRIEF = '# A library\n\nIt keeps books, each with a title.\n';

/** What the team wants of the operation beyond its schema: a command of their own, beside the usual gates. */
const ACCEPTANCE = [
  "import { OpenAPIHono } from '@hono/zod-openapi';",
  "import { registerCountLetters } from './dist/operations/count-letters.js';",
  'const app = new OpenAPIHono();',
  'registerCountLetters(app, {});',
  "const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ text: 'a b c' }) };",
  "const { letters } = await (await app.request('/letters/count', init)).json();",
  "if (letters !== 3) throw new Error('countLetters finds ' + letters + ' letters in a text that has three of them');",
].join(' ');

/** `.orchestrate.yml` for three providers at a fake server, and for one elsewhere whose price nobody knows. */
export function writeSettings(url: string): string {
  const provider = (kind: string, base: string, key: keyof typeof KEYS): object => {
    return { kind, 'base-url': base, 'key-variable': key };
  };
  const gate = (name: string, command: string): object => ({ name, command, timeout: 300 });
  return JSON.stringify({
    version: 1,
    gates: [
      gate('build', 'npm run build'),
      gate('lint', 'npm run lint'),
      gate('test', 'npm test'),
      gate('smoke', 'npm run smoke'),
      gate('letters', `node --input-type=module -e ${JSON.stringify(ACCEPTANCE)}`),
    ],
    // Minutes enough for a machine that has something else to do.
    budgets: { 'heal-minutes': 20 },
    models: {
      providers: {
        openai: provider('openai', `${url}/v1`, 'OPENAI_API_KEY'),
        anthropic: provider('anthropic', url, 'ANTHROPIC_API_KEY'),
        gemini: provider('gemini', url, 'GEMINI_API_KEY'),
        elsewhere: provider('openai', 'https://models.invalid/v1', 'OPENAI_API_KEY'),
      },
      routes: {
        plan: ['gemini'],
        code: ['openai'],
        tests: ['anthropic'],
        review: ['openai', 'anthropic'],
        triage: ['gemini'],
        patch: ['openai'],
        docs: ['elsewhere', 'gemini'],
      },
      limits: { 'usd-per-run': 0.5, 'usd-per-phase': 0.25 },
    },
  });
}

/** Key that came with a request: a server that says it again. */
export function keyOf({ headers }: Pick<FakeModelRequest, 'headers'>): string {
  const { authorization = '', 'x-api-key': anthropic = '', 'x-goog-api-key': gemini = '' } = headers;
  return [authorization, anthropic, gemini].map(String).join('').replace('Bearer ', '');
}

const BODY = "(c) => c.json({ letters: c.req.valid('json').text.length }, 200)";
const COUNTED = 'text.length';
const MENDED = String.raw`text.replace(/\s/g, '').length`;

function writeCode({ prompt }: FakeModelRequest, body: string): string {
  const current = /<data name="current" boundary="(\w+)">\n([^]*?)\n<\/data boundary="\1">/.exec(prompt)?.[2] ?? '';
  return current.replace(/import \{ ApiError \}[^\n]*\n/, '').replace(/, \(\) => \{[^]*?\n {2}\}\);/, `, ${body});`);
}

/** First what leads out of the service, which is refused; then what compiles and has a fault that no schema shows. */
function answerCode(request: FakeModelRequest): object {
  const isAgain = request.prompt.includes('in-scope refused');
  const body = isAgain ? BODY : BODY.replace('(c) =>', '(c) => process.env.HOME === undefined ? c.json({}) :');
  return { text: writeCode(request, body), rationale: `Counts characters. I was asked with ${keyOf(request)}.` };
}

function step(as: string, operation: string, more: object): object {
  return { as, operation, path: [], query: [], body: '', credentials: 'valid', expects: '', ...more };
}

const SCENARIOS = [
  {
    operation: 'getShelf',
    title: 'shows a shelf whose name has an umlaut',
    steps: [
      step('made', 'createShelf', { body: '{"name":"Bücher"}', status: 201, expects: '{"name":"Bücher"}' }),
      step('read', 'getShelf', {
        path: [{ name: 'shelfId', value: '$made.id' }],
        status: 200,
        expects: '{"id":"$made.id","name":"Bücher"}',
      }),
    ],
  },
  {
    operation: 'createShelf',
    title: 'turns one name into another',
    steps: [step('made', 'createShelf', { body: '{"name":"a"}', status: 201, expects: '{"name":"b"}' })],
  },
];

function answerReview({ prompt }: FakeModelRequest): object {
  const own = prompt.slice(prompt.indexOf('=== src/operations/count-letters.ts'));
  const line = Number(/^(\d+)\| .*text\.length/m.exec(own)?.[1] ?? 0);
  const finding = { ruleId: 'surprising-count', severity: 'note', confidence: 'medium' };
  const place = { file: 'src/operations/count-letters.ts', evidence: COUNTED };
  return {
    findings: [
      { ...finding, ...place, line, message: 'Blanks are counted as letters.' },
      { ...finding, ...place, line: 9_999, message: 'There is no such line.' },
    ],
  };
}

function answerTriage(request: FakeModelRequest): object {
  const place = { file: 'src/operations/count-letters.ts', line: 1 };
  const explanation = `The length of a text is no count of letters. Key: ${keyOf(request)}`;
  return { cause: 'countLetters counts blanks as letters', place, explanation, confidence: 0.9 };
}

/** Of three, one weakens the linter's settings, one changes nothing that matters, and one mends it. */
function answerPatch({ prompt }: FakeModelRequest): object {
  const change = (path: string, before: string, after: string): object => {
    return { hunks: [{ path, before, after }], newFiles: [] };
  };
  const own = 'src/operations/count-letters.ts';
  if (prompt.includes('Look for the smallest'))
    return { title: 'Count what is no blank', reason: 'Blanks are no letters.', ...change(own, COUNTED, MENDED) };
  if (prompt.includes('Look for what the code'))
    return { title: 'Trim the text', reason: 'It may help.', ...change(own, COUNTED, 'text.trim().length') };
  const before = '"lint": "oxlint --format stylish"';
  return { title: 'Ask less', reason: 'A comment says so.', ...change('package.json', before, '"lint": "true"') };
}

function answerDocs({ prompt }: FakeModelRequest): object {
  const id = /^\[([^\]]+)\] heal proposal \d+, a repair .*; accepted$/m.exec(prompt)?.[1] ?? 'none';
  return {
    sentences: [
      { text: 'A repair was accepted.', evidence: [id] },
      { text: 'Everything is perfect.', evidence: ['phases/nothing.json'] },
    ],
  };
}

const FORM = 'service: Library\nentities:\n  Book:\n    fields:\n      title: string\n';

/** What each task is told from: the beginning of its prompt. */
const ANSWERS: readonly (readonly [task: string, begin: string, answer: (request: FakeModelRequest) => object])[] = [
  [
    'plan',
    'You turn a brief',
    () => ({ form: FORM, questions: [{ question: 'Who writes?', assumption: 'Anybody.' }] }),
  ],
  ['code', 'You write the handler', answerCode],
  ['tests', 'You write tests of an HTTP service', () => ({ scenarios: SCENARIOS })],
  ['analyze', 'You review code', answerReview],
  ['triage', 'You find out why', answerTriage],
  ['patch', 'You repair a software project', answerPatch],
  ['review', 'You review a repair', () => ({ verdict: 'accept', reasons: [] })],
  ['docs', 'You tell people', answerDocs],
];

/** Which of the chain's questions a request is. */
export function taskOf({ body }: Pick<FakeModelRequest, 'body'>): string | undefined {
  const asked = JSON.stringify(body);
  return ANSWERS.find(([, begin]) => asked.includes(begin))?.[0];
}

/** A fake in the place of three models, each with its task in the chain. The first request is sent away once. */
export function createLiveScript(): (request: FakeModelRequest) => FakeModelReply {
  let isBusy = true;
  return (request) => {
    const task = taskOf(request);
    if (isBusy) {
      isBusy = false;
      return { status: 429, headers: { 'retry-after-ms': '10' }, message: `busy; your key is ${keyOf(request)}` };
    }
    const answer = ANSWERS.find(([name]) => name === task)?.[2](request);
    return answer === undefined
      ? { status: 400, message: 'nobody of the chain asks this' }
      : { text: JSON.stringify(answer), usage: { input: 1_000, output: 200 } };
  };
}

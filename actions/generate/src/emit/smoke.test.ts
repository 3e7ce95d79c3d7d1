import { spawnSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

import { createPetShop } from '@orchestrate/testkit/pet-shop';
import { createTemporaryDirectory } from '@orchestrate/testkit/temporary-directory';
import { beforeAll, expect, it } from 'vitest';

import { createService } from '../model/service';

import { emitService } from './service';
import { readTemplates } from './templates';

let emitted: string;

beforeAll(async () => {
  const { plan, document } = createPetShop();
  const templates = await readTemplates(path.resolve(import.meta.dirname, '../../templates'));
  const { files } = await emitService(createService(plan, document), templates);
  emitted = files.find((file) => file.path === 'scripts/smoke.mjs')?.text ?? '';
});

/** Runs the smoke check of a service against a program that stands for it; gives what it complains of. */
async function check(program: string, timeouts: Readonly<Record<string, number>>): Promise<string> {
  let script = emitted;
  for (const [name, milliseconds] of Object.entries(timeouts))
    script = script.replace(new RegExp(`const ${name} = [\\d_]+;`), `const ${name} = ${milliseconds};`);
  const directory = await createTemporaryDirectory();
  const sources = new Map([
    ['package.json', '{"type":"module"}'],
    ['scripts/smoke.mjs', script],
    ['dist/main.js', program],
    ['dist/config.js', 'export const readConfig = () => ({ credentials: {} });'],
    [
      'dist/http/authentication.js',
      'const any = { header: "x-any", value: "any" };\nexport const describeCredentials = () => new Proxy({}, { get: () => any });',
    ],
  ]);
  for (const [file, text] of sources) {
    await mkdir(path.join(directory, path.dirname(file)), { recursive: true });
    await writeFile(path.join(directory, file), text);
  }
  return spawnSync(process.execPath, ['scripts/smoke.mjs'], { cwd: directory, encoding: 'utf8' }).stderr;
}

const listening = (answer: string): string => `import { createServer } from 'node:http';
const server = createServer((request, response) => { ${answer} });
server.listen(0, '127.0.0.1', () => console.log(JSON.stringify({ port: server.address().port })));
`;

it.each([
  ['never listens', 'setInterval(() => {}, 1000);', { START_TIMEOUT: 100 }, 'did not listen within 0.1 s: where the'],
  ['never answers', listening(''), { ANSWER_TIMEOUT: 100 }, '/healthz did not answer within 0.1 s: where the'],
  [
    'never stops',
    `${listening('response.end("{}")')}process.on('SIGTERM', () => {});`,
    { STOP_TIMEOUT: 100 },
    'the service did not stop within 0.1 s, or was killed: where the',
  ],
])('says of a service that %s how long it had', async (_, program, timeouts, complaint) => {
  expect(await check(program, timeouts)).toContain(complaint);
});

it('asks nothing more of a service that answers and stops', async () => {
  expect(await check(`${listening('response.end("{}")')}process.on('SIGTERM', () => process.exit(0));`, {})).toBe('');
});

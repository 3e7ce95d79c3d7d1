import type { TestCase, TestModule } from '../test-module';
import { createModule } from '../test-module';

const HEAD = [
  'import { describe, expect, it } from "vitest";',
  '',
  'import { startServer } from "../../src/http/server.js";',
  'import { openDatabase } from "../../src/storage/database.js";',
  'import { createBrokenApp } from "../support/broken.js";',
].join('\n');

const SERVER: readonly TestCase[] = [
  {
    title: 'answers on a free port until it is closed',
    lines: [
      'const server = await startServer(createBrokenApp(), "127.0.0.1", 0);',
      'const address = `http://127.0.0.1:${server.port}/healthz`;',
      'expect((await fetch(address)).status).toBe(200);',
      'await server.close();',
      'await expect(fetch(address)).rejects.toThrow();',
    ],
  },
  {
    title: 'answers what was begun before it closes',
    lines: [
      'const app = createBrokenApp();',
      'let finish = (): void => undefined;',
      'const begun = new Promise<void>((resolve) => {',
      'app.get("/slow", async (c) => {',
      'resolve();',
      'await new Promise<void>((release) => { finish = release; });',
      'return c.text("done");',
      '});',
      '});',
      'const server = await startServer(app, "127.0.0.1", 0);',
      'const answer = fetch(`http://127.0.0.1:${server.port}/slow`, { headers: { connection: "close" } });',
      '// A server that never asks the application answers on its own, and must not be waited for.',
      'await Promise.race([begun, answer]);',
      'const closed = server.close();',
      'finish();',
      'expect(await (await answer).text()).toBe("done");',
      'await closed;',
    ],
  },
  {
    title: 'refuses a port that is taken',
    lines: [
      'const server = await startServer(createBrokenApp(), "127.0.0.1", 0);',
      'await expect(startServer(createBrokenApp(), "127.0.0.1", server.port)).rejects.toThrow();',
      'await server.close();',
    ],
  },
];

const DATABASE: readonly TestCase[] = [
  {
    title: 'fails where no PostgreSQL answers',
    lines: ['await expect(openDatabase({ url: "postgres://127.0.0.1:1/none" })).rejects.toThrow();'],
  },
];

/** Tests of what the service starts with. */
export function emitStart(): TestModule | undefined {
  const suites = [
    { title: 'startServer', cases: SERVER },
    { title: 'openDatabase', cases: DATABASE },
  ];
  return createModule({ path: 'tests/unit/start.test.ts', kind: 'unit', head: HEAD, suites });
}

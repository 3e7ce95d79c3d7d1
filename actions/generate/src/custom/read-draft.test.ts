import { describe, expect, it } from 'vitest';

import { judgeDraft, readText } from './read-draft';

const SOUND = `import { z } from '@hono/zod-openapi';
import { randomUUID } from 'node:crypto';

import type { Registration } from '../http/registration.js';
import { createRoute } from '../http/route.js';

export const r: Registration = (app) => app;
`;

describe('judgeDraft', () => {
  it('has nothing against what an operation needs', () => {
    expect(judgeDraft(SOUND)).toEqual([]);
  });

  it.each([
    ["import { exec } from 'node:child_process';", 'imports node:child_process'],
    ["import 'left-pad';", 'imports left-pad'],
    ["export * from 'https://evil.site/a.js';", 'imports https://evil.site/a.js'],
    ["import x from '../../../outside/';", 'imports ../../../outside/'],
    ["const fs = await import('node:fs');", 'a dynamic import'],
    ["const fs = require('fs');", 'require'],
    ['const { env } = process;', 'the process'],
    ["// '\nprocess.exit(1); // '", 'the process'],
    ['`//`; process.exit(1);', 'the process'],
    ["globalThis['proc' + 'ess'];", 'the global object'],
    ["(() => 0).constructor('return 1')();", 'code made of a text'],
    ["await fetch('/a');", 'the network'],
    ['x'.repeat(50_000), 'characters'],
  ])('refuses %j', (line, problem) => {
    expect(judgeDraft(`${SOUND}${line}\n`).map((obstacle) => obstacle.problem)).toEqual([
      expect.stringContaining(problem) as string,
    ]);
  });
});

it('takes the fence off that models put around a file', () => {
  expect(readText({ text: '```ts\na();\r\nb();\n```\n' })).toBe('a();\nb();\n');
  expect(readText({ text: 'a();' })).toBe('a();\n');
});

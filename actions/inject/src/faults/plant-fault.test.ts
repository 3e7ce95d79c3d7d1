import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

import { FAULTS } from '@orchestrate/contracts/phase';
import { describe, expect, it } from 'vitest';

import type { TextFault } from './plant-fault';
import { plantFault } from './plant-fault';
import type { Tree } from './source-file';

function treeOf(...files: readonly (readonly [path: string, text: string])[]): Tree {
  return { files: new Map(files), salt: 'salt' };
}

const OPERATION = [
  'src/operations/list-books.ts',
  [
    "import { createRoute } from '@hono/zod-openapi';",
    "import { toBook } from '../resources/books/representation.js';",
    '',
    'const rows = await books.list(filter, { offset: (page - 1) * pageSize, limit: pageSize });',
    "if (rows.length === 0) throw new ApiError(404, 'There is none.');",
    'export const items = rows.map(toBook);',
    '',
  ].join('\n'),
] as const;
const STORAGE = ['src/storage/database.ts', "const m = path.join(dir, '../../migrations');\n"] as const;
const HEALTH = ['src/http/health.ts', "app.get('/healthz', ok);\n"] as const;
const ERRORS = [
  'src/http/errors.ts',
  '  for (const { path, method } of app.routes) {\n    use(path, method);\n  }\n',
] as const;
const DOCKERFILE = ['Dockerfile', 'FROM node\nHEALTHCHECK CMD ["node", "scripts/check.mjs"]\n'] as const;
const CHECK = ['scripts/check.mjs', 'await fetch(`http://127.0.0.1:${port}/healthz`);\n'] as const;
const COMPOSE = ['compose.yaml', 'services:\n  app:\n    ports:\n      - ${PORT:-8080}:8080\n'] as const;
const MANIFEST = ['package.json', '{ "devDependencies": { "vitest": "4.1.12" } }\n'] as const;
const TREE = treeOf(OPERATION, STORAGE, HEALTH, ERRORS, DOCKERFILE, CHECK, COMPOSE, MANIFEST);
const TEXT_FAULTS = FAULTS.filter((fault): fault is TextFault => fault !== 'missing-dependency');

/** Lines of a text that the other one has not. */
function listNew(text: string, other: string): string[] {
  const known = new Set(other.split('\n'));
  return text.split('\n').filter((line) => !known.has(line));
}

describe('plantFault', () => {
  it.each([
    ['type-error', OPERATION[0], 'books.lsit('],
    ['off-by-one', OPERATION[0], 'offset: page * pageSize'],
    ['crash-on-start', STORAGE[0], "'../../migration'"],
    ['wrong-status', OPERATION[0], 'ApiError(409,'],
    ['bad-healthcheck', CHECK[0], '${port}/health`'],
    ['wrong-compose-port', COMPOSE[0], '${PORT:-8080}:3000'],
    ['out-of-memory', ERRORS[0], '  for (const route of app.routes) app.routes.push(route);'],
  ] as const)('%s changes one line of %s', (fault, file, expected) => {
    const broken = plantFault(fault, TREE);
    expect(broken?.path).toBe(file);
    expect(listNew(broken?.text ?? '', TREE.files.get(file) ?? '')).toEqual([expect.stringContaining(expected)]);
  });

  it('missing-import takes away a line whose name is used', () => {
    const broken = plantFault('missing-import', TREE);
    expect(listNew(OPERATION[1], broken?.text ?? '')).toEqual([expect.stringContaining('import { toBook }')]);
  });

  it('flaky-test adds a test that no other run shares its mark with', () => {
    const broken = plantFault('flaky-test', TREE);
    expect(TREE.files.has(broken?.path ?? '')).toBe(false);
    expect(broken?.text).toContain("'visit-salt'");
    expect(broken?.text).not.toMatch(/flaky/i);
  });

  it('lets one item too many through where lists have only a limit', () => {
    const tree = treeOf(['src/resources/pets/store.ts', 'return rows.limit(limit);\n']);
    expect(plantFault('off-by-one', tree)?.text).toBe('return rows.limit(limit + 1);\n');
  });

  it('refuses with the wrong status where nothing is ever looked for', () => {
    const tree = treeOf(['src/http/errors.ts', "throw new ApiError(400, problems.join('; '));\n"]);
    expect(plantFault('wrong-status', tree)?.text).toContain('ApiError(409, problems');
  });

  it('asks a check for a wrong path where the Dockerfile itself says what to ask', () => {
    const dockerfile = ['Dockerfile', 'HEALTHCHECK CMD curl -f http://localhost:8080/healthz\n'] as const;
    expect(plantFault('bad-healthcheck', treeOf(dockerfile, HEALTH))?.path).toBe('Dockerfile');
  });

  it.each(TEXT_FAULTS)('finds no place for %s where there is none', (fault) => {
    expect(plantFault(fault, treeOf(['src/app.ts', 'export const nothing = 1;\n']))).toBeUndefined();
  });

  it.each(TEXT_FAULTS)('finds a place for %s in the service that is committed', (fault) => {
    const root = path.resolve(import.meta.dirname, '../../../../service');
    const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
      .filter((file) => !/node_modules|dist/.test(file) && statSync(path.join(root, file)).isFile())
      .map((file) => [file, readFileSync(path.join(root, file), 'utf8')] as const);
    expect(plantFault(fault, treeOf(...files))).toBeDefined();
  });
});

import { describe, expect, it } from 'vitest';

import type { FailedCheck } from './health-check';
import { explainFailure, listAskedPaths, listRoutes } from './health-check';

function failed(text: string, overrides: Partial<FailedCheck> = {}): FailedCheck {
  return {
    file: 'Dockerfile',
    line: 9,
    how: 'ends with exit code 1',
    texts: [{ file: 'check.mjs', text, line: 1 }],
    listens: 8080,
    answersAt: new Map([
      ['/health', false],
      ['/healthz', true],
      ['/readyz', true],
    ]),
    routes: ['/healthz', '/readyz'],
    ...overrides,
  };
}

describe('explainFailure', () => {
  it('names the path that is wrong, and the likest one at which the service answers', () => {
    expect(explainFailure(failed('\nfetch(`http://127.0.0.1:${port}/health`);'))).toMatchObject([
      { file: 'check.mjs', line: 2, code: 'wrong-health-path', actual: '/health', expected: '/healthz' },
    ]);
  });

  it('names the port that is wrong', () => {
    expect(explainFailure(failed('curl -f http://localhost:3000/healthz'))).toMatchObject([
      { code: 'wrong-health-port', actual: '3000', expected: '8080' },
    ]);
  });

  it('expects nothing where the service answers nowhere', () => {
    const [violation] = explainFailure(failed("get('/health')", { routes: [] }));
    expect(violation?.code).toBe('wrong-health-path');
    expect(violation).not.toHaveProperty('expected');
  });

  it('says only that it fails where neither is wrong', () => {
    expect(explainFailure(failed('fetch(`http://localhost:${port}/healthz`); process.exit(2);'))).toEqual([
      { file: 'Dockerfile', line: 9, code: 'health-check-fails', message: 'the check ends with exit code 1' },
    ]);
  });
});

it('takes for paths what is asked for, and nothing else', () => {
  const text = "import 'node:http'; fetch(`http://localhost:${port}/a/b`); get('/c'); run('/d/e.sh'); 10/x; //no";
  expect(listAskedPaths([{ file: 'f', text, line: 1 }]).map(({ value }) => value)).toEqual(['/a/b', '/c', '/x']);
});

it('finds the routes that sources name', () => {
  expect(listRoutes(["app.get('/healthz', a);\napp.get('/books/{id}', b);", 'use("/healthz")'])).toEqual(['/healthz']);
});

import { describe, expect, it } from 'vitest';

import { isSpecification, parseProblems } from './specification';

const problem = { file: '/tree/openapi.yaml', ruleId: 'struct', severity: 'error', message: 'm', line: 7, col: 30 };

describe('parseProblems', () => {
  it.each([
    ['error', 'error'],
    ['warn', 'warning'],
  ])('%s becomes %s', (severity, level) => {
    expect(parseProblems(JSON.stringify([{ ...problem, severity, reference: 'https://example.test/r' }]))).toEqual([
      {
        rule: 'struct',
        level,
        message: 'm',
        path: '/tree/openapi.yaml',
        line: 7,
        column: 30,
        help: 'https://example.test/r',
      },
    ]);
  });

  it.each(['', '{}', '[{}]', JSON.stringify([{ ...problem, severity: 'fatal' }])])(
    'does not take %j for clean',
    (text) => {
      expect(() => parseProblems(text)).toThrow(/its answer/);
    },
  );
});

describe('isSpecification', () => {
  it.each([
    ['openapi.yaml', 'openapi: 3.1.0\ninfo: {}\n', true],
    ['api.yml', '# ours\nswagger: "2.0"\n', true],
    ['openapi.json', '{\n  "openapi": "3.0.3"\n}', true],
    ['schemas.yaml', 'components:\n  openapi: no\n', false],
    ['openapi.json', '{"paths": {}}', false],
    ['api.yaml', '', false],
  ])('%s with %j: %s', (file, text, is) => {
    expect(isSpecification(file, text)).toBe(is);
  });
});

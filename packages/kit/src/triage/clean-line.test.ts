import { describe, expect, it } from 'vitest';

import { cleanLine } from './clean-line';
import { readFixture, triageOutput } from './fixtures/triage-fixture';

const ESC = '\u001b';

describe('cleanLine', () => {
  it.each([
    ['nothing', 'ok 1 - adds', 'ok 1 - adds'],
    ['what GitHub writes', '2024-05-01T10:00:00.1234567Z ok 1', 'ok 1'],
    ["what GitHub's first line begins with", '\uFEFF2024-05-01T10:00:00.1234567Z ok 1', 'ok 1'],
    ['an empty line of GitHub', '2024-05-01T10:00:00.1234567Z', ''],
    ['the indentation behind it', '2024-05-01T10:00:00.1234567Z     at f (a.js:1:2)', '    at f (a.js:1:2)'],
    ['a group', '2024-05-01T10:00:00.1234567Z ##[group]Run npm test', 'Run npm test'],
    ["a group's end", '2024-05-01T10:00:00.1234567Z ##[endgroup]', ''],
    ['an error', '##[error]Process completed with exit code 1.', 'Process completed with exit code 1.'],
    ['what gh adds', 'build\tRun npm test\t2024-05-01T10:00:00.1234567Z ok 1', 'ok 1'],
    ['what act writes', '[CI/build]   | ok 1', 'ok 1'],
    ['what GitLab writes', '2026-04-01T11:03:43.423220Z 00O ok 1', 'ok 1'],
    ['what GitLab writes of errors', '2026-04-01T11:03:43.423220Z 01E not ok 1', 'not ok 1'],
    ['a line that GitLab continues', `2026-04-01T11:03:43.423220Z 00O+${ESC}[0Kok 1`, 'ok 1'],
    ["GitLab's sections", `section_start:1560896352:name[collapsed=true]\r${ESC}[0KThe header`, 'The header'],
    ["a GitLab section's end", `section_end:1560896353:name\r${ESC}[0K`, ''],
    ['a section with a time', '2026-04-01T11:08:01.723628Z 00O section_end:1775041681:step_script', ''],
    ['a time in brackets', '[2024-05-01T10:00:00.123Z] ok 1', 'ok 1'],
    ['colours', `${ESC}[31m✖${ESC}[39m ${ESC}]8;;file:///a\u0007a${ESC}]8;;\u0007`, '✖ a'],
    ['ends of lines of another system', 'ok 1\r', 'ok 1'],
    ['what was drawn over', 'at 10 %\rat 100 %\r', 'at 100 %'],
    ['a step of a build', '#7 12.345 ok 1', 'ok 1'],
    ['a container', 'api-1  | ok 1', 'ok 1'],
    ['a container of compose 1', 'api_1  | ok 1', 'ok 1'],
    ['all of it', `2024-05-01T10:00:00.1234567Z #7 0.092 ${ESC}[1mok 1`, 'ok 1'],
  ])('takes away %s', (_what, line, expected) => {
    expect(cleanLine(line)).toBe(expected);
  });

  it.each([
    '# Subtest: adds',
    '#7 ERROR: process did not complete',
    '[ERROR] /home/me/Span.java:[4,16] package com.gone does not exist',
    '  4 | const a = 1;',
    'FAIL\texample.com/shop\t0.005s',
    '\tat shop.Span.third(Span.java:14)',
    'section 2',
    '2024-05-01: a note',
  ])('leaves %j', (line) => {
    expect(cleanLine(line)).toBe(line);
  });
});

describe('a log', () => {
  const tools = [
    'mocha.txt',
    'pytest.txt',
    'go-test.txt',
    'cargo-build.txt',
    'mvn-test.txt',
    'biome.txt',
    'vitest.txt',
  ];

  it.each([
    ['GitHub', '2024-05-01T10:00:00.1234567Z '],
    ['gh', 'build\tRun npm test\t2024-05-01T10:00:00.1234567Z '],
    ['GitLab', '2026-04-01T11:03:43.423220Z 01O '],
    ['BuildKit', '#12 4.021 '],
    ['compose', 'tests-1  | '],
  ])('is read as well from %s', (_system, prefix) => {
    for (const tool of tools) {
      const log = readFixture(tool);
      expect(triageOutput(log.replace(/^/gm, prefix)), tool).toEqual(triageOutput(log));
    }
  });

  // Written after what people quote of its pages, and after its documentation of the API.
  it('is read as well from CircleCI', () => {
    for (const tool of tools) {
      const log = readFixture(tool);
      const printed = log.replaceAll('\n', '\r\n');
      const page = `#!/bin/bash -eo pipefail\nnpm test\n${printed}\nExited with code exit status 1\n\nCircleCI received exit code 1\n`;
      const [half, time, type] = [printed.length / 2, '2024-05-01T10:00:00.123Z', 'out'];
      const api = [printed.slice(0, half), printed.slice(half)].map((message) => ({ message, time, type }));
      expect(triageOutput(page), tool).toEqual(triageOutput(log));
      expect(triageOutput(JSON.stringify(api)), tool).toEqual(triageOutput(log));
    }
  });

  it('is read as well with the line ends of another system', () => {
    for (const tool of tools) {
      const log = readFixture(tool);
      expect(triageOutput(log.replaceAll('\n', '\r\n')), tool).toEqual(triageOutput(log));
    }
  });
});

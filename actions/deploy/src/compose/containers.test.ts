import { expect, it } from 'vitest';

import { judgeContainer } from './containers';
import { nameProject } from './labels';
import { parseListed } from './previous-compose';

const state = (change: object) => ({ Status: 'running', ExitCode: 0, OOMKilled: false, ...change });

it.each([
  { name: 'no check', given: state({}), expected: { state: 'running', deaths: 0 } },
  { name: 'healthy', given: state({ Health: { Status: 'healthy' } }), expected: { state: 'running', deaths: 0 } },
  {
    name: 'not checked yet',
    given: state({ Health: { Status: 'starting' } }),
    expected: { state: 'starting', deaths: 0 },
  },
  { name: 'created', given: state({ Status: 'created' }), expected: { state: 'starting', deaths: 0 } },
  {
    name: 'exited',
    given: state({ Status: 'exited', ExitCode: 9 }),
    expected: { state: 'dead', deaths: 1, reason: 'the container ended with exit code 9', exitCode: 9 },
  },
  {
    name: 'out of memory',
    given: state({ Status: 'exited', ExitCode: 137, OOMKilled: true }),
    expected: {
      state: 'dead',
      deaths: 1,
      reason: 'the container ended with exit code 137, out of memory',
      exitCode: 137,
    },
  },
  {
    name: 'unhealthy',
    given: state({ Health: { Status: 'unhealthy', Log: [{ Output: 'first' }, { Output: 'oh\nno answer\n' }] } }),
    expected: { state: 'dead', deaths: 0, reason: 'the container is unhealthy: no answer', exitCode: null },
  },
])('judges a container: $name', ({ given, expected }) => {
  expect(judgeContainer(given)).toEqual(expected);
});

it('reads what docker ps lists', () => {
  const line = 'orchestrate-tiny-1\t20260131T235959Z-0123abcd\t/home/me/artifacts\t127.0.0.1:41234->8080/tcp';
  expect(parseListed(line)).toEqual({
    project: 'orchestrate-tiny-1',
    run: '20260131T235959Z-0123abcd',
    directory: '/home/me/artifacts',
    port: 41_234,
  });
  expect(parseListed('')).toBeUndefined();
  expect(parseListed('p\tr\td\t')?.port).toBeUndefined();
});

it('names a project as every compose takes it, one for each attempt', () => {
  expect(nameProject('tiny', '20260131T235959Z-0123abcd', 'phases/deploy')).toBe(
    'orchestrate-tiny-20260131t235959z-0123abcd',
  );
  expect(nameProject('tiny', '20260131T235959Z-0123abcd', 'phases/deploy-2')).toBe(
    'orchestrate-tiny-20260131t235959z-0123abcd-2',
  );
});

import { expect, it } from 'vitest';

import { readLog } from '../read-log';

import { containerContractLog } from './container-contract';

it('reads what is written and what it should be', () => {
  const log = [
    '{"level":30,"port":4000,"msg":"listening"}',
    'container-contract compose.yaml:14: wrong-port: maps port 3000 of the container, and the service listens on 8080 (3000 -> 8080)',
    'container-contract Dockerfile:16: health-check-fails: the check ends with exit code 1',
    'container-contract is a name',
  ];
  expect(readLog(log, [containerContractLog]).failures).toEqual([
    {
      class: 'configuration',
      code: 'wrong-port',
      file: 'compose.yaml',
      line: 14,
      message: 'maps port 3000 of the container, and the service listens on 8080',
      actual: '3000',
      expected: '8080',
    },
    {
      class: 'configuration',
      code: 'health-check-fails',
      file: 'Dockerfile',
      line: 16,
      message: 'the check ends with exit code 1',
    },
  ]);
});

import { expect, it } from 'vitest';

import { readLog } from '../read-log';

import { nodeCrashLog } from './node-crash';
import { v8FatalLog } from './v8-fatal';

it.each([
  ['FATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory', 'heap-limit'],
  [
    'FATAL ERROR: Ineffective mark-compacts near heap limit Allocation failed - JavaScript heap out of memory',
    'heap-limit',
  ],
  ['# Fatal JavaScript invalid size error 178414678 (see crbug.com/1201626)', 'size-limit'],
])('%s', (line, code) => {
  const log = ['<--- Last few GCs --->', line, 'Error: the service ended', '    at run (/tree/scripts/smoke.mjs:27:9)'];
  const { failures, understood } = readLog(log, [nodeCrashLog, v8FatalLog]);
  expect(understood).toBe('tool');
  expect(failures).toEqual([{ class: 'out-of-memory', code, message: line.replace('# ', '') }]);
});

import type { LogParser, ReportParser } from './parser';
import { eslintLog, eslintReport } from './parsers/eslint';
import { jestLog } from './parsers/jest';
import { nodeCrashLog } from './parsers/node-crash';
import { nodeSpecLog, tapLog } from './parsers/node-test';
import { npmLog } from './parsers/npm';
import { tscLog } from './parsers/tsc';
import { jestReport, vitestLog, vitestReport } from './parsers/vitest';

/** Every report that is understood. A new ecosystem joins by an entry here. */
export const REPORT_PARSERS: readonly ReportParser[] = [vitestReport, jestReport, eslintReport];

/** Every log that is understood; each parser sees every line. A new ecosystem joins by an entry here. */
export const LOG_PARSERS: readonly LogParser[] = [
  vitestLog,
  jestLog,
  tapLog,
  nodeSpecLog,
  tscLog,
  eslintLog,
  npmLog,
  nodeCrashLog,
];

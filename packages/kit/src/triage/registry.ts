import type { LogParser, ReportParser } from './parser';
import { avaLog } from './parsers/ava';
import { biomeLog } from './parsers/biome';
import { cargoTestLog } from './parsers/cargo-test';
import { containerContractLog } from './parsers/container-contract';
import { ctrfReport } from './parsers/ctrf';
import { dockerLog, dockerStepLog } from './parsers/docker';
import { eslintLog, eslintReport } from './parsers/eslint';
import { goBuildLog } from './parsers/go-build';
import { goJsonLog } from './parsers/go-json';
import { goTestLog } from './parsers/go-test';
import { gradleLog } from './parsers/gradle';
import { javacLog } from './parsers/javac';
import { jestLog } from './parsers/jest';
import { junitReport } from './parsers/junit-xml';
import { mavenLog } from './parsers/maven';
import { mochaLog } from './parsers/mocha';
import { nodeCrashLog } from './parsers/node-crash';
import { nodeSpecLog, tapLog } from './parsers/node-test';
import { npmLog } from './parsers/npm';
import { playwrightLog } from './parsers/playwright';
import { pnpmLog } from './parsers/pnpm';
import { pytestLog } from './parsers/pytest';
import { pythonCrashLog } from './parsers/python';
import { rustcLog } from './parsers/rustc';
import { sarifReport } from './parsers/sarif';
import { surefireLog } from './parsers/surefire';
import { tscLog } from './parsers/tsc';
import { uvuLog } from './parsers/uvu';
import { v8FatalLog } from './parsers/v8-fatal';
import { jestReport, vitestLog, vitestReport } from './parsers/vitest';
import { yarnLog } from './parsers/yarn';

/** Every report that is understood. A new ecosystem joins by an entry here. */
export const REPORT_PARSERS: readonly ReportParser[] = [
  vitestReport,
  jestReport,
  eslintReport,
  junitReport,
  ctrfReport,
  sarifReport,
];

/** Every log that is understood; each parser sees every line. A new ecosystem joins by an entry here. */
export const LOG_PARSERS: readonly LogParser[] = [
  vitestLog,
  jestLog,
  mochaLog,
  avaLog,
  uvuLog,
  playwrightLog,
  pytestLog,
  goTestLog,
  goBuildLog,
  goJsonLog,
  cargoTestLog,
  rustcLog,
  surefireLog,
  javacLog,
  mavenLog,
  gradleLog,
  tapLog,
  nodeSpecLog,
  tscLog,
  eslintLog,
  biomeLog,
  npmLog,
  pnpmLog,
  yarnLog,
  containerContractLog,
  v8FatalLog,
  dockerLog,
  nodeCrashLog,
  pythonCrashLog,
  dockerStepLog,
];

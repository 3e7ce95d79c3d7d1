import type { FailureClass } from '@orchestrate/contracts/triage';

import { findMissingModule, packageOf } from './missing-module';

const MARKERS: readonly (readonly [FailureClass, RegExp])[] = [
  [
    'out-of-memory',
    /heap out of memory|Fatal JavaScript invalid size error|ENOMEM|ERR_WORKER_OUT_OF_MEMORY|Cannot allocate memory|OOMKilled|\b(?:OutOfMemory|Memory)Error\b|runtime: out of memory/,
  ],
  [
    'infrastructure',
    /\b(?:EADDRINUSE|ECONNREFUSED|ECONNRESET|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EHOSTUNREACH|ENOSPC|EMFILE|EROFS)\b|no space left on device|\bConnectionRefusedError\b|\bConnectException\b|\bUnknownHostException\b|\bgaierror\b/i,
  ],
  // What a test starts and the machine has not: no change to the code brings it.
  [
    'configuration',
    /(?:^|[/\s])(?:ba|da|z)?sh: (?:(?:line )?\d+: )?[\w./@-]+: (?:command )?not found$|\bspawn [\w./@-]+ ENOENT\b/m,
  ],
  [
    'timeout',
    /(?:Test|Hook|test) timed out|Exceeded timeout of \d+|[Tt]imeout of \d+ms exceeded|\btimed out after \d|Failed: Timeout\b/,
  ],
  [
    'build',
    /\bSyntaxError\b|Transform failed|Parse failure|does not provide an export named|ERR_UNSUPPORTED_DIR_IMPORT|Unknown file extension/,
  ],
];

/** The class that an error's own words give away, if they do. */
export function classifyMessage(message: string): FailureClass | undefined {
  const missing = findMissingModule(message);
  if (missing !== undefined) return packageOf(missing) === undefined ? 'build' : 'dependency';
  return MARKERS.find(([, pattern]) => pattern.test(message))?.[0];
}

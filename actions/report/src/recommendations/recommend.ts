import type { Recommendation } from '@orchestrate/contracts/summary';

import {
  developmentCredentials,
  embeddedDatabase,
  failedProbes,
  leftRunning,
  notRedeployed,
  otherBaseImage,
  processTarget,
  slowProbes,
  unprobedOperations,
} from './operation';
import {
  auditNotRun,
  findingsLeft,
  flakyTests,
  healingGaveUp,
  lowCoverage,
  machineRepairs,
  redGates,
  scannersFailed,
  scannersNotRun,
  skippedTests,
} from './quality';
import type { Observed, Rule } from './rule';
import { customOperations, openWrites, planWarnings, unfitOperations, unsupportedSecurity } from './specification';
import { cutOff, injectedFault, keptFiles, uploadFailed } from './whole-run';

const RULES: readonly Rule[] = [
  cutOff,
  injectedFault,
  redGates,
  healingGaveUp,
  failedProbes,
  notRedeployed,
  customOperations,
  unfitOperations,
  unsupportedSecurity,
  developmentCredentials,
  embeddedDatabase,
  auditNotRun,
  otherBaseImage,
  findingsLeft,
  machineRepairs,
  keptFiles,
  processTarget,
  openWrites,
  planWarnings,
  lowCoverage,
  flakyTests,
  scannersFailed,
  scannersNotRun,
  uploadFailed,
  skippedTests,
  slowProbes,
  unprobedOperations,
  leftRunning,
];

const WEIGHT: Readonly<Record<Recommendation['severity'], number>> = { must: 0, should: 1, could: 2 };

/** What to do before the service meets its users, as far as this run can tell, the gravest first. */
export function recommend(observed: Observed): Recommendation[] {
  return RULES.flatMap((rule) => rule(observed)).sort((a, b) => WEIGHT[a.severity] - WEIGHT[b.severity]);
}

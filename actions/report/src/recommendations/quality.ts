import type { Recommendation } from '@orchestrate/contracts/summary';
import { count, describePercent, listWords } from '@orchestrate/kit/words';

import type { Rule } from './rule';

const ENOUGH_COVERAGE_PERCENT = 80;

export const lowCoverage: Rule = ({ evidence: { coverage } }) => {
  if (coverage === undefined) return [];
  const { lines, branches, files } = coverage.value;
  const low = [
    { what: 'lines', percent: lines.percent, total: lines.total },
    { what: 'branches', percent: branches.percent, total: branches.total },
  ].filter(({ percent, total }) => total > 0 && percent < ENOUGH_COVERAGE_PERCENT);
  if (low.length === 0) return [];
  const worst = files
    .filter((file) => file.lines.percent < ENOUGH_COVERAGE_PERCENT)
    .sort((a, b) => a.lines.percent - b.lines.percent)
    .slice(0, 3)
    .map(({ path, lines: own }) => `${path} (${describePercent(own.percent)})`);
  const where = worst.length === 0 ? '' : `; least in ${listWords(worst)}`;
  return [
    {
      id: 'low-coverage',
      severity: 'should',
      text: `Test more: only ${low.map(({ what, percent }) => `${describePercent(percent)} of ${what}`).join(' and ')} ran in the tests, less than ${ENOUGH_COVERAGE_PERCENT} %${where}.`,
      evidence: [coverage.path],
    },
  ];
};

export const findingsLeft: Rule = ({ evidence: { analysis } }) => {
  const left = analysis?.value.after ?? [];
  if (analysis === undefined || left.length === 0) return [];
  const ofLevel = (level: string): number => left.filter((finding) => finding.level === level).length;
  const levels = (['error', 'warning', 'note'] as const)
    .filter((level) => ofLevel(level) > 0)
    .map((level) => count(ofLevel(level), level));
  const rules = [...new Set(left.map(({ rule }) => rule))];
  return [
    {
      id: 'findings-left',
      severity: ofLevel('error') > 0 ? 'must' : ofLevel('warning') > 0 ? 'should' : 'could',
      text: `Look at ${count(left.length, 'finding')} that no safe fix could mend (${levels.join(', ')}): ${listWords(rules)}.`,
      evidence: [analysis.path],
    },
  ];
};

const isAudit = (tool: string): boolean => /audit/i.test(tool);

export const auditNotRun: Rule = ({ evidence: { analysis } }) => {
  const audits = analysis?.value.analysers.filter(({ tool }) => isAudit(tool)) ?? [];
  if (analysis === undefined || audits.some(({ outcome }) => outcome === 'ran' || outcome === 'not-applicable'))
    return [];
  const reason = audits[0]?.reason;
  return [
    {
      id: 'audit-not-run',
      severity: 'must',
      text: `Audit the dependencies where the registry answers (npm audit): whether they have known vulnerabilities is unknown${reason === undefined ? '' : `, because ${reason}`}.`,
      evidence: [analysis.path],
    },
  ];
};

export const scannersNotRun: Rule = ({ evidence: { analysis } }) => {
  const missing =
    analysis?.value.analysers.filter(({ tool, outcome }) => outcome === 'not-run' && !isAudit(tool)) ?? [];
  if (analysis === undefined || missing.length === 0) return [];
  return [
    {
      id: 'scanners-not-run',
      severity: 'should',
      text: `Install ${listWords(missing.map(({ tool }) => tool))} and analyse again: what only ${missing.length === 1 ? 'it finds' : 'they find'} was not looked for.`,
      evidence: [analysis.path],
    },
  ];
};

export const scannersFailed: Rule = ({ evidence: { analysis } }) => {
  const broken = analysis?.value.analysers.filter(({ tool, outcome }) => outcome === 'failed' && !isAudit(tool)) ?? [];
  if (analysis === undefined || broken.length === 0) return [];
  const reasons = broken.map(({ tool, reason }) => (reason === undefined ? tool : `${tool} (${reason})`));
  return [
    {
      id: 'scanners-failed',
      severity: 'should',
      text: `Find out why ${listWords(reasons)} broke: that is not the same as no findings.`,
      evidence: [analysis.path],
    },
  ];
};

export const flakyTests: Rule = ({ evidence: { tests, triage } }) => {
  const seen = tests?.value.results.tests.filter(({ flaky }) => flaky === true).map(({ name }) => name) ?? [];
  const triaged = triage?.value.failures.filter((failure) => failure.class === 'flaky') ?? [];
  const names = [...new Set([...seen, ...triaged.map(({ test, message }) => test ?? message)])];
  if (names.length === 0) return [];
  const evidence = [
    ...(seen.length > 0 ? [tests?.path ?? ''] : []),
    ...(triaged.length > 0 ? [triage?.path ?? ''] : []),
  ];
  return [
    {
      id: 'flaky-tests',
      severity: 'should',
      text: `Make ${count(names.length, 'test')} steady that passed and failed on the same tree: ${listWords(names)}.`,
      evidence,
    },
  ];
};

export const skippedTests: Rule = ({ evidence: { tests } }) => {
  const skipped = tests?.value.results.tests.filter(({ status }) => status === 'skipped' || status === 'pending') ?? [];
  if (tests === undefined || skipped.length === 0) return [];
  const text = `Run ${count(skipped.length, 'test')} that ${skipped.length === 1 ? 'is' : 'are'} skipped: ${listWords(skipped.map(({ name }) => name))}.`;
  return [{ id: 'skipped-tests', severity: 'could', text, evidence: [tests.path] }];
};

export const redGates: Rule = ({ evidence: { healing } }) =>
  (healing?.value.after ?? [])
    .filter(({ passed }) => !passed)
    .map(({ name, command, required, outcome, exitCode }): Recommendation => ({
      id: `gate-${name}`,
      severity: required ? 'must' : 'should',
      text: `Make the quality gate ${name} pass: ${command} ended with ${outcome === 'exited' ? `exit code ${exitCode ?? 'unknown'}` : outcome}.`,
      evidence: [healing?.path ?? ''],
    }));

const STOPPED: Readonly<Record<string, string>> = {
  exhausted: 'there was nothing left to try',
  'no-progress': 'three rounds in a row brought nothing',
  iterations: 'its rounds were used up',
  time: 'its time was used up',
};

export const healingGaveUp: Rule = ({ evidence: { healing } }) => {
  const why = healing === undefined ? undefined : STOPPED[healing.value.stopped];
  if (healing === undefined || why === undefined) return [];
  const rounds = count(healing.value.iterations.length, 'round');
  const text = `Repair by hand what healing could not: it stopped after ${rounds} because ${why}.`;
  return [{ id: 'healing-gave-up', severity: 'must', text, evidence: [healing.path] }];
};

export const machineRepairs: Rule = ({ evidence: { proposals } }) => {
  const repairs = proposals.filter(
    ({ value }) => value.accepted && ['repair', 'dependency', 'configuration'].includes(value.kind),
  );
  if (repairs.length === 0) return [];
  return [
    {
      id: 'machine-repairs',
      severity: 'should',
      text: `Review ${count(repairs.length, 'repair')} before you merge: the gates passed, and a person knows what was meant. ${listWords(repairs.map(({ value }) => value.title))}.`,
      evidence: repairs.flatMap(({ path, value }) => [path, value.patch]),
    },
  ];
};

import type { GateRun } from '@orchestrate/contracts/triage';
import type { RunEvidence } from '@orchestrate/kit/run-evidence/evidence';
import { sanitizeText } from '@orchestrate/kit/safety/text';

/** What may be cited, by id: a path of the run directory or an event, with what it says on one line. */
export type Catalogue = ReadonlyMap<string, string>;

type Item = readonly [id: string, text: string];

const MOST_ITEMS = 200;
const LONGEST_TEXT = 600;

function listAttempts({ attempts }: RunEvidence): Item[] {
  return attempts.map(({ step, number, directory, output }) => {
    if (output === undefined) return [`${directory}/input.json`, `${step} ${number} was cut off`];
    const { status, seconds, headline, remaining, error } = output;
    const rest = [...remaining, ...(error === undefined ? [] : [error.message])].join('; ');
    const told = `${step} ${number} ended ${status} after ${seconds} s: ${headline}`;
    return [`${directory}/output.json`, rest === '' ? told : `${told}; remaining: ${rest}`];
  });
}

function describeGate({ name, passed, tests }: GateRun): string {
  const word = `${name} ${passed ? 'passed' : 'failed'}`;
  return tests === undefined ? word : `${word} (tests: ${tests.passed} passed, ${tests.failed} failed)`;
}

function listResults({ tests, coverage, analysis, healing }: RunEvidence): Item[] {
  const items: Item[] = [];
  if (tests !== undefined) {
    const { summary } = tests.value.results;
    items.push([tests.path, `generated tests: ${summary.passed} passed, ${summary.failed} failed`]);
  }
  if (coverage !== undefined) {
    const { lines, branches } = coverage.value;
    items.push([coverage.path, `coverage: ${lines.percent} % of lines, ${branches.percent} % of branches`]);
  }
  if (analysis !== undefined) {
    const { before, after, fixed } = analysis.value;
    items.push([analysis.path, `findings: ${before.length} at first, ${fixed} fixed, ${after.length} left`]);
  }
  if (healing !== undefined) {
    const gates = (runs: readonly GateRun[]): string => runs.map(describeGate).join(', ');
    const { before, after } = healing.value;
    items.push([healing.path, `quality gates at first: ${gates(before)}; at the end: ${gates(after)}`]);
  }
  return items;
}

function listDeployments({ deployments }: RunEvidence): Item[] {
  return deployments.flatMap(({ deployment, verification }): Item[] => {
    const probes = verification?.value.probes ?? [];
    const passed = probes.filter(({ verdict }) => verdict === 'passed').length;
    return [
      ...(deployment === undefined
        ? []
        : [[deployment.path, `deployed as ${deployment.value.target}: ${deployment.value.state}`] as const]),
      ...(verification === undefined
        ? []
        : [[verification.path, `${passed} of ${probes.length} probes of the running service passed`] as const]),
    ];
  });
}

function listProposals({ proposals }: RunEvidence): Item[] {
  return proposals.map(({ path, step, value }) => {
    const refused = value.gates.find(({ verdict }) => verdict !== 'passed');
    const fate = value.accepted ? 'accepted' : `refused by ${refused?.gate ?? 'a gate'}: ${refused?.detail ?? ''}`;
    return [path, `${step} proposal ${value.id}, a ${value.kind} by ${value.author.name}: ${value.title}; ${fate}`];
  });
}

function listFailedCommands({ events }: RunEvidence): Item[] {
  return events.flatMap((event): Item[] => {
    if (event.type !== 'command.finished' || (event.data.outcome === 'exited' && event.data.exitCode === 0)) return [];
    const { tool, exitCode, outcome, why } = event.data;
    const end = outcome === 'exited' ? `exit code ${exitCode ?? 'unknown'}` : outcome;
    return [[`events.ndjson#${event.writer}:${event.seq}`, `${event.phase} ran ${tool}: ${end}; ${why}`]];
  });
}

/** Gathers what a run's evidence says, a line an item. */
export function listCitable(evidence: RunEvidence): Catalogue {
  const items = [listAttempts, listResults, listDeployments, listProposals, listFailedCommands].flatMap((list) =>
    list(evidence),
  );
  const line = (text: string): string => sanitizeText(text, LONGEST_TEXT).replace(/\s+/g, ' ').trim();
  return new Map(items.slice(0, MOST_ITEMS).map(([id, text]) => [id, line(text)]));
}

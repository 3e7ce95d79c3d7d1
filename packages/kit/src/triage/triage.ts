import path from 'node:path';

import type { Failure, FailureClass, GateRun, Triage } from '@orchestrate/contracts/triage';

import { relativeToRoot } from '../files/relative-path';
import { NAME_SEPARATOR } from '../test-reports/vitest';

import { classifyMessage } from './classify-message';
import { clusterFailures } from './cluster';
import type { Frame, RawFailure } from './parser';
import type { LogReading } from './read-log';
import { REPORT_PARSERS } from './registry';
import { signFailure } from './signature';

/** A gate that did not pass, and what it said. */
export interface GateOutput {
  readonly gate: string;
  readonly outcome: GateRun['outcome'];
  readonly exitCode: number | null;
  /** What was read in both streams. */
  readonly log: LogReading;
  /** Machine-readable reports it wrote, by format: `vitest-json`. */
  readonly reports: readonly { readonly format: string; readonly text: string }[];
}

/** The tree that gates ran in, for making paths relative. */
export interface TriageTree {
  /** Absolute, links resolved. */
  readonly root: string;
  /** Absolute: where the commands ran. */
  readonly cwd: string;
}

/** How much a reading is to be trusted that no other failure of the gate contradicts; from 0 to 1. */
const TRUST = { report: 0.95, tool: 0.9, outcome: 0.9, trace: 0.75, words: 0.6, none: 0.1 } as const;

interface Reading {
  readonly failures: readonly RawFailure[];
  readonly trust: number;
}

function readReports(gate: GateOutput): RawFailure[] {
  return gate.reports.flatMap(({ format, text }) => {
    const parser = REPORT_PARSERS.find((candidate) => candidate.format === format);
    try {
      return parser?.parse(text) ?? [];
    } catch {
      return []; // A report that was cut off with its command; the log is left.
    }
  });
}

/** What the system tells of an end, without reading any output. */
function readOutcome({ outcome, exitCode, log }: GateOutput): RawFailure | undefined {
  const tail = log.tail.at(-1)?.trim() ?? '';
  if (outcome === 'timeout') return { class: 'timeout', message: 'the command did not end in its time' };
  if (outcome === 'refused') return { class: 'configuration', code: 'refused', message: 'the command is forbidden' };
  if (outcome === 'killed') return { class: 'out-of-memory', code: 'killed', message: 'the command was killed' };
  if (outcome === 'not-found' || (exitCode === 127 && /not found|No such file/.test(tail)))
    return { class: 'configuration', code: 'command-not-found', message: tail };
  return undefined;
}

/** A test's name without what keeps the names of its suites apart, which reports write in different ways. */
function wordsOf({ test = '' }: RawFailure): string {
  return test.replaceAll(NAME_SEPARATOR, ' ');
}

function keyOf(failure: RawFailure): string {
  return `${path.basename(failure.file ?? '')} ${wordsOf(failure)}`;
}

/** The same failure as told by a source that does not know its file. */
function keyWithoutFile(failure: RawFailure): string {
  return keyOf({ ...failure, file: '' });
}

function enrich(reported: RawFailure, logged: RawFailure): RawFailure {
  const isVague = reported.message === 'Error: Test timed out';
  // The log leaves out the test runner's own frames.
  const hasFrames = (logged.stack ?? []).length > 0;
  return {
    ...logged,
    ...reported,
    ...(isVague ? { message: logged.message } : {}),
    ...(hasFrames && logged.stack !== undefined ? { stack: logged.stack } : {}),
  };
}

/** A report knows exactly what failed; the log adds what was expected, and errors outside any test. */
function mergeReadings(reported: readonly RawFailure[], logged: readonly RawFailure[]): RawFailure[] {
  const byKey = new Map(logged.map((failure) => [keyOf(failure), failure]));
  const known = new Set(
    reported.flatMap((failure) => [keyOf(failure), ...(failure.test === undefined ? [] : [keyWithoutFile(failure)])]),
  );
  const enriched = reported.map((failure) => {
    const other = byKey.get(keyOf(failure)) ?? byKey.get(keyWithoutFile(failure));
    return other === undefined ? failure : enrich(failure, other);
  });
  return [...enriched, ...logged.filter((failure) => !known.has(keyOf(failure)))];
}

function readGate(gate: GateOutput): Reading {
  const ended = readOutcome(gate);
  const reported = readReports(gate);
  const { log } = gate;
  const told = mergeReadings(reported, reported.length > 0 && log.understood === 'trace' ? [] : log.failures);
  const failures = ended === undefined ? told : [ended, ...told];
  if (ended !== undefined) return { failures, trust: TRUST.outcome };
  if (reported.length > 0) return { failures, trust: TRUST.report };
  if (failures.length > 0) return { failures, trust: log.understood === 'tool' ? TRUST.tool : TRUST.trace };
  const message = log.tail.join('\n') || `the command ended with exit code ${gate.exitCode ?? 'unknown'} and no word`;
  const guessed = classifyMessage(message);
  return {
    failures: [{ class: guessed ?? 'unknown', message }],
    trust: guessed === undefined ? TRUST.none : TRUST.words,
  };
}

const STACK_FRAMES = 20;
const MESSAGE_LENGTH = 4_000;

function settleFrames(frames: readonly Frame[], toRelative: (file: string) => string | undefined): Frame[] {
  return frames
    .flatMap((frame) => {
      const file = toRelative(frame.file);
      return file === undefined || /(?:^|\/)node_modules\//.test(file) ? [] : [{ ...frame, file }];
    })
    .slice(0, STACK_FRAMES);
}

function settle(gate: string, raw: RawFailure, tree: TriageTree): Omit<Failure, 'cluster'> {
  const toRelative = (file: string): string | undefined => relativeToRoot(tree.root, path.resolve(tree.cwd, file));
  const { file: printed, stack: frames = [], ...rest } = raw;
  const file = printed === undefined ? undefined : toRelative(printed);
  const stack = settleFrames(frames, toRelative);
  const own = {
    ...rest,
    message: raw.message.replaceAll(`${tree.root}/`, '').slice(0, MESSAGE_LENGTH),
    ...(file === undefined ? {} : { file }),
  };
  const line = own.line ?? stack.find((frame) => frame.file === file)?.line;
  return { gate, ...own, ...(line === undefined ? {} : { line }), stack, signature: signFailure({ ...own, stack }) };
}

/** What hides the rest: as long as this is broken, nothing further down says anything reliable. */
const HIDING_ORDER: readonly FailureClass[] = [
  'infrastructure',
  'configuration',
  'dependency',
  'out-of-memory',
  'build',
  'type',
  'crash',
  'timeout',
  'test',
  'flaky',
  'lint',
  'unknown',
];

/** The class among several that hides the others; `null` where there is none. */
export function findHidingClass(classes: readonly FailureClass[]): FailureClass | null {
  return HIDING_ORDER.find((candidate) => classes.includes(candidate)) ?? null;
}

/**
 * Reads the failures out of what failed gates said, classifies, signs and clusters them, and says what to mend first.
 * The confidence is the trust in the source that named the class, less where the gate's failures disagree.
 * @param gates - the ones that failed, in the order in which they ran
 */
export function triageGates(gates: readonly GateOutput[], tree: TriageTree): Triage {
  const readings = gates.map((gate) => ({ gate: gate.gate, ...readGate(gate) }));
  const settled = readings.flatMap(({ gate, failures }) => failures.map((failure) => settle(gate, failure, tree)));
  const unique = [
    ...new Map(
      settled.map((failure) => [`${failure.gate} ${failure.signature} ${failure.line ?? 0}`, failure] as const),
    ).values(),
  ];
  const hiding = findHidingClass(unique.map((failure) => failure.class));
  const source = readings.find(({ failures }) => failures.some((failure) => failure.class === hiding));
  const share =
    source === undefined
      ? 0
      : source.failures.filter(({ class: kind }) => kind === hiding).length / source.failures.length;
  const confidence = source === undefined ? 0 : Math.round(source.trust * (0.8 + 0.2 * share) * 100) / 100;
  return { schemaVersion: 1, class: hiding, confidence, failures: clusterFailures(unique) };
}

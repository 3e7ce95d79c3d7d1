import type { Failure } from '@orchestrate/contracts/triage';
import { fileRole } from '@orchestrate/kit/proposals/file-role';

import type { Suspect, Suspicion } from '../localise/suspicion';
import { rankSuspects } from '../localise/suspicion';

import type { OwnFiles } from './own-files';
import { steadyText } from './steady-text';

/** What a prompt says of a failing gate, each part bounded. */
export interface Material {
  readonly failures: string;
  readonly suspects: string;
  readonly code: string;
  readonly test: string;
  readonly files: string;
}

const MOST_FAILURES = 10;
const MOST_SUSPECTS = 30;
const MOST_LINES_RANKED = 200;
const MOST_CODE = 24_000;
const MOST_TESTS = 3;
const LONGEST_WHOLE = 8_000;
const LINES_AROUND = 20;
const MOST_NAMES = 200;
const LONGEST_MESSAGE = 2_000;

function describeFailure(failure: Failure): string {
  const { gate, class: kind, code, test, file, line, message, expected, actual, stack } = failure;
  const place = file === undefined ? undefined : `${file}${line === undefined ? '' : `:${line}`}`;
  return [
    `[${gate}] ${[kind, code, test].filter((part) => part !== undefined).join(' ')}`,
    ...(place === undefined ? [] : [`at ${place}`]),
    message.slice(0, LONGEST_MESSAGE),
    ...(expected === undefined ? [] : [`expected: ${expected.slice(0, LONGEST_MESSAGE)}`]),
    ...(actual === undefined ? [] : [`actual: ${actual.slice(0, LONGEST_MESSAGE)}`]),
    ...stack.slice(0, 5).map((frame) => `  at ${frame.file}:${frame.line}`),
  ].join('\n');
}

/** Failures as a prompt tells them; those of one cluster are told once. */
export function describeFailures(failures: readonly Failure[]): string {
  const clusters = new Map(failures.map((failure) => [failure.cluster, failure]));
  const told = [...clusters.values()].slice(0, MOST_FAILURES).map(describeFailure);
  return steadyText([...told, `${failures.length} failures, ${clusters.size} kinds`].join('\n\n'));
}

/** The lines around some, as ranges from 1 that do not overlap. */
export function listRanges(lines: readonly number[], length: number): (readonly [number, number])[] {
  const ranges: [number, number][] = [];
  for (const line of [...lines].sort((a, b) => a - b)) {
    const [from, to] = [Math.max(1, line - LINES_AROUND), Math.min(length, line + LINES_AROUND)];
    const last = ranges.at(-1);
    if (last !== undefined && from <= last[1] + 1) last[1] = Math.max(last[1], to);
    else ranges.push([from, to]);
  }
  return ranges;
}

/** A file for a prompt: whole where it is short, else what is around the lines that matter. */
export function excerpt(file: string, text: string, lines: readonly number[]): string {
  if (text.length <= LONGEST_WHOLE) return `=== ${file}\n${text}`;
  const all = text.split('\n');
  const shown = listRanges(lines.length === 0 ? [1] : lines, all.length)
    .map(([from, to]) => `=== ${file}, lines ${from} to ${to} of ${all.length}\n${all.slice(from - 1, to).join('\n')}`)
    .join('\n');
  return shown.slice(0, LONGEST_WHOLE);
}

function groupByFile(suspects: readonly Suspect[]): Map<string, number[]> {
  const grouped = new Map<string, number[]>();
  for (const { file, line } of suspects) grouped.set(file, [...(grouped.get(file) ?? []), line]);
  return grouped;
}

/** Where nothing was measured: what the failures name, then whatever sources there are. */
function guessSuspects(failures: readonly Failure[], files: OwnFiles): Map<string, number[]> {
  const isSource = (file: string): boolean => ['source', 'container'].includes(fileRole(file));
  const named = failures.flatMap(({ file, line = 1, stack }) => [
    ...stack,
    ...(file === undefined ? [] : [{ file, line }]),
  ]);
  const known = named.filter(({ file }) => isSource(file) && files.tracked.includes(file));
  const guessed = groupByFile(known.map(({ file, line }) => ({ file, line, score: 1 })));
  for (const file of files.tracked.filter(isSource)) if (!guessed.has(file)) guessed.set(file, []);
  return guessed;
}

async function readCode(places: ReadonlyMap<string, readonly number[]>, files: OwnFiles): Promise<string> {
  const parts: string[] = [];
  let length = 0;
  for (const [file, lines] of places) {
    const text = await files.read(file);
    if (text === undefined) continue;
    const part = excerpt(file, text, lines.slice(0, MOST_SUSPECTS));
    if (length + part.length > MOST_CODE) break;
    parts.push(part);
    length += part.length;
  }
  return parts.join('\n') || 'none could be read';
}

async function readTests(failures: readonly Failure[], files: OwnFiles): Promise<string> {
  const places = new Map<string, number[]>();
  for (const { file, line } of failures)
    if (file !== undefined && fileRole(file) === 'test')
      places.set(file, [...(places.get(file) ?? []), ...(line === undefined ? [] : [line])]);
  const parts: string[] = [];
  for (const [file, lines] of [...places].slice(0, MOST_TESTS)) {
    const text = await files.read(file);
    if (text !== undefined) parts.push(excerpt(file, text, lines));
  }
  return parts.join('\n') || 'the output names none';
}

async function showSuspects(suspects: readonly Suspect[], files: OwnFiles): Promise<string> {
  const shown = suspects.slice(0, MOST_SUSPECTS).map(async ({ file, line, score }) => {
    const text = (await files.read(file))?.split('\n')[line - 1]?.trim();
    return text === undefined ? [] : [`${file}:${line} (${score.toFixed(2)}): ${text}`];
  });
  return (await Promise.all(shown)).flat().join('\n') || 'none was measured';
}

/** Gathers what a model is told: the failures, the suspect code, the failing tests. Nothing from outside of the tree. */
export async function gatherMaterial(
  failures: readonly Failure[],
  suspicion: Suspicion,
  files: OwnFiles,
): Promise<Material> {
  const suspects = rankSuspects(suspicion, MOST_LINES_RANKED);
  const places = suspects.length > 0 ? groupByFile(suspects) : guessSuspects(failures, files);
  const names = files.tracked.slice(0, MOST_NAMES);
  return {
    failures: describeFailures(failures),
    suspects: await showSuspects(suspects, files),
    code: await readCode(places, files),
    test: await readTests(failures, files),
    files: [
      ...names,
      ...(files.tracked.length > names.length ? [`and ${files.tracked.length - names.length} more`] : []),
    ].join('\n'),
  };
}

import { Script } from 'node:vm';

import type ts from 'typescript';

import type { TypeScript } from '../typescript/load-typescript';

import type { Plan } from './printer';
import { Printer } from './printer';
import { listProbes, writeProbe } from './probes';
import type { Statement } from './statements';
import { isListed } from './statements';
import { isReplaceable, isSwitchable } from './switchable';

/** A change of a file by offsets into its text, and the number that switches it on. */
export interface Alternative {
  /** From 1. */
  readonly id: number;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The smallest piece around a change that can be switched. */
function findHost(source: ts.SourceFile, { start, end }: Alternative, ts: TypeScript): ts.Node | undefined {
  let host: ts.Node | undefined;
  const visit = (node: ts.Node): void => {
    if (node.getStart(source) > start || node.getEnd() < end) return;
    if (isSwitchable(node, ts) || isReplaceable(node, ts)) host = node;
    node.forEachChild(visit);
  };
  visit(source);
  return host;
}

/** Statement before which something is inserted, where that is all a change does. */
function findInsertion(source: ts.SourceFile, { start, end }: Alternative, ts: TypeScript): ts.Statement | undefined {
  if (start !== end) return undefined;
  let found: ts.Statement | undefined;
  // An empty block is found by the place behind its brace.
  const visit = (node: ts.Node): void => {
    if (node.pos > start || node.end < end) return;
    if (ts.isBlock(node) && node.statements.length === 0 && node.getStart(source) + 1 === start) found ??= node;
    if (ts.isStatement(node) && !ts.isBlock(node) && isListed(node, ts) && node.getStart(source) === start)
      found ??= node;
    node.forEachChild(visit);
  };
  visit(source);
  return found;
}

/** As new as the engine: only what is not JavaScript goes. */
const TRANSPILED = { target: 99, module: 99, jsx: 2 } as const;

/** A file in which every alternative is present and none is switched on, and whose statements tell when they run. */
export interface Metamutant {
  readonly text: string;
  /** Alternatives that have no place to be switched at, or would break the file's syntax. */
  readonly dropped: readonly number[];
}

/** Whether a text can stand where an expression or a statement does, for the compiler and for the engine. */
function isSound(ts: TypeScript, text: string, isStatement: boolean, file: string): boolean {
  const wrapped = isStatement
    ? `async function* f(){for(;;){switch(0){default:{${text}\n}}}}`
    : `async function* f(){return (${text}\n)}`;
  const isTyped = /\.[cm]?tsx?$/.test(file);
  const parsed = ts.createSourceFile(file, wrapped, ts.ScriptTarget.Latest, false) as ts.SourceFile & {
    parseDiagnostics?: readonly unknown[];
  };
  if ((parsed.parseDiagnostics?.length ?? 0) > 0) return false;
  try {
    const script = isTyped || file.endsWith('x') ? ts.transpile(wrapped, TRANSPILED, file) : wrapped;
    return new Script(`'use strict';${script}`) instanceof Script;
  } catch {
    return false;
  }
}

/** Whether the engine takes a file as it is written. */
function compiles(ts: TypeScript, file: string, text: string): boolean {
  try {
    const isPlain = /\.c?js$/.test(file) && !/^\s*(?:import|export)\b/m.test(text);
    const script = isPlain
      ? text.replace(/^#!/, '//')
      : ts.transpile(text, { ...TRANSPILED, module: ts.ModuleKind.CommonJS }, file);
    return new Script(`(async function(exports,require,module){${script}\n})`) instanceof Script;
  } catch {
    return false;
  }
}

/** Finds a place for each alternative; those without one are left over. */
function plan(ts: TypeScript, source: ts.SourceFile, alternatives: readonly Alternative[]): Placement[] {
  const { text, fileName } = source;
  return alternatives.flatMap((alternative): Placement[] => {
    const before = findInsertion(source, alternative, ts);
    const host = before ?? findHost(source, alternative, ts);
    if (host === undefined) return [];
    const [start, end] = [host.getStart(source), host.getEnd()];
    const whole = text.slice(start, alternative.start) + alternative.text + text.slice(alternative.end, end);
    const own = before === undefined ? whole : alternative.text;
    return isSound(ts, own, ts.isStatement(host), fileName)
      ? [{ id: alternative.id, host, text: own, isInserted: before !== undefined }]
      : [];
  });
}

interface Placement {
  readonly id: number;
  readonly host: ts.Node;
  readonly text: string;
  /** Put before the host instead of taking its place. */
  readonly isInserted: boolean;
}

function print(
  ts: TypeScript,
  source: ts.SourceFile,
  placements: readonly Placement[],
  rest: Omit<Plan, 'choices' | 'insertions'>,
): string {
  const own: Plan = { ...rest, choices: new Map(), insertions: new Map() };
  for (const { id, host, text, isInserted } of placements) {
    const target = isInserted ? own.insertions : own.choices;
    target.set(host, [...(target.get(host) ?? []), { id, text }]);
  }
  const printer = new Printer(ts, source, own);
  const { text, fileName } = source;
  let at = source.statements[0]?.getStart(source) ?? 0;
  let out = text.slice(0, at);
  for (const statement of source.statements) {
    out += text.slice(at, statement.getStart(source)) + printer.print(statement);
    at = statement.getEnd();
  }
  out += text.slice(at);
  return /\.[cm]?tsx?$/.test(fileName) ? `// @ts-nocheck\n${out}` : out;
}

/** One placement that the engine refuses would break all others: halves are tried until only those are left out. */
function sift(placements: readonly Placement[], isTaken: (some: readonly Placement[]) => boolean): Placement[] {
  if (placements.length === 0 || isTaken(placements)) return [...placements];
  if (placements.length === 1) return [];
  const middle = Math.ceil(placements.length / 2);
  return [...sift(placements.slice(0, middle), isTaken), ...sift(placements.slice(middle), isTaken)];
}

/** A piece of a file. */
export interface Piece {
  readonly start: number;
  readonly end: number;
}

/** The piece that each alternative is switched at, or before which it stands; none for those without a place. */
export function findPieces(
  ts: TypeScript,
  file: string,
  text: string,
  alternatives: readonly Alternative[],
): Map<number, Piece> {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const pieces = new Map<number, Piece>();
  for (const alternative of alternatives) {
    const before = findInsertion(source, alternative, ts);
    const host = before ?? findHost(source, alternative, ts);
    if (host === undefined) continue;
    const start = host.getStart(source);
    pieces.set(alternative.id, { start, end: before === undefined ? host.getEnd() : start });
  }
  return pieces;
}

/** What a rewritten file offers besides its alternatives. */
export interface Offers {
  /** Functions around the changes offer to be called again, to `globalThis.$healProbe`. */
  readonly isProbing?: boolean;
  /** `globalThis.$healAlso` may choose a second one, at another piece. */
  readonly isPaired?: boolean;
}

/**
 * Compiles all changes of a file into one text (mutant schemata: Untch, Offutt and Harrold, ISSTA 1993). The variable
 * `globalThis.$healActive` chooses one; `globalThis.$healHit`, where there is one, is called by every statement.
 */
export function createMetamutant(
  ts: TypeScript,
  file: string,
  text: string,
  statements: readonly Statement[],
  alternatives: readonly Alternative[],
  { isProbing = false, isPaired = false }: Offers = {},
): Metamutant {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const counted = new Map(statements.map((statement) => [statement.start, statement]));
  const places = isProbing ? alternatives.map(({ start }) => start) : [];
  const probes = new Map([...listProbes(ts, source, places)].map(([at, probe]) => [at, writeProbe(probe, file)]));
  const write = (some: readonly Placement[]): string =>
    print(ts, source, some, { statements: counted, probes, isPaired });
  const placements = sift(plan(ts, source, alternatives), (some) => compiles(ts, file, write(some)));
  const placed = new Set(placements.map(({ id }) => id));
  return { text: write(placements), dropped: alternatives.map(({ id }) => id).filter((id) => !placed.has(id)) };
}

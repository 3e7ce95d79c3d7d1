import { NAME_SEPARATOR } from '../../test-reports/vitest';
import { BoundedList } from '../bounded-list';
import { dedent } from '../dedent';
import { Draft } from '../draft';
import type { LogParser, LogReader, RawFailure } from '../parser';
import { parseFrame } from '../stack-frames';

import { CRASH_BEGINS, nodeCrashLog } from './node-crash';

/** A test that failed, as far as the log has told. */
interface Block {
  readonly name: string;
  file?: string;
  line?: number;
  /** A suite, whose tests tell why. */
  isSuite: boolean;
  readonly draft: Draft;
  /** What a report says beside its message. */
  readonly said: Partial<Record<'expected' | 'actual' | 'details' | 'operator', string[]>>;
}

/** A file that could not be run stands for its tests; the error itself was printed before. */
function isFile({ name, file }: Block): boolean {
  return file !== undefined && (name === file || name.endsWith(`/${file}`) || file.endsWith(`/${name}`));
}

function toFailure({ name, file, line, draft, said }: Block): RawFailure {
  // Where there is no message, the name of what was asserted is one.
  const own = name.split(NAME_SEPARATOR).at(-1) ?? name;
  if (draft.isSilent()) draft.say([own, ...(said.operator ?? []).map((operator) => `(${operator})`)].join(' '));
  for (const text of ['', ...dedent(said.details ?? []).split('\n')]) draft.say(text);
  const failure = draft.finish();
  const failed = failure.stack?.find((frame) => frame.file.endsWith(file ?? '\0'))?.line ?? line;
  const { expected = said.expected, actual = said.actual } = failure;
  return {
    ...failure,
    test: name,
    ...(file === undefined ? {} : { file }),
    ...(failed === undefined ? {} : { line: failed }),
    ...(expected === undefined ? {} : { expected: [expected].flat().join('\n') }),
    ...(actual === undefined ? {} : { actual: [actual].flat().join('\n') }),
  };
}

/** Tests that failed, and the errors that kept whole files from running. */
function conclude(blocks: readonly Block[], crashes: readonly RawFailure[]): RawFailure[] {
  const files = blocks.filter(isFile);
  const tests = blocks.filter((block) => !block.isSuite && !isFile(block)).map(toFailure);
  if (files.length === 0) return tests;
  const [first] = files;
  const file = first?.file === undefined ? {} : { file: first.file };
  const unexplained: RawFailure = { class: 'crash', message: 'the test file could not be run', ...file };
  const explained = crashes.map((crash): RawFailure => (files.length === 1 ? { ...file, ...crash } : crash));
  return [...tests, ...(explained.length > 0 ? explained : [unexplained])];
}

const TAP = /^TAP version \d+$/;
const TEST = /^ *(?:# Subtest: |not ok )/;
const SUBTEST = /^(?<indent> *)# Subtest: (?<name>.*)$/;
const NOT_OK = /^(?<indent> *)not ok \d+(?: -)? ?(?<name>.*?)(?: # (?:TODO|SKIP|time=).*)?$/;
const FILE = /\.[cm]?[jt]sx?$/;
const EDGE = /^ +(?:---|\.\.\.)$/;
const KEY = /^(?<indent> +)(?<key>[a-zA-Z_]+):(?: (?<value>.*))?$/;
/** A place that tap tells in several lines. */
const PLACED = /^ *(?<key>fileName|lineNumber): (?<value>\S+)$/;
/** A name in the details that ava adds, and what follows it further in. */
const DETAIL = /^( *)'(.+)': [|>].*$/;

const MOST_LINES = 40;

function keepLine(lines: string[], line: string): void {
  if (lines.length < MOST_LINES) lines.push(line);
}

/** TAP, as `node --test` prints it into a pipe and tape, tap and others always do. */
class TapReader implements LogReader {
  private readonly blocks = new BoundedList<Block>();
  private readonly suites: string[] = [];
  private readonly crash = nodeCrashLog.open();
  private block: Block | undefined;
  private key: string | undefined;
  /** How far in the keys of a block are; what is further in belongs to their values. */
  private keyIndent: number | undefined;
  private edgeIndent = 0;
  /** How far in the failures since the last suite are: those of a suite's tests come before its own. */
  private failedDepths: readonly number[] = [];
  /** tape announces its tests in comments. */
  private title: string | undefined;
  private isTap = false;

  line(text: string): void {
    if (!this.isTap) {
      this.isTap = TAP.test(text);
      return;
    }
    const isTest = TEST.test(text);
    const subtest = isTest ? SUBTEST.exec(text)?.groups : undefined;
    const failed = isTest ? NOT_OK.exec(text)?.groups : undefined;
    if (subtest !== undefined) this.enter(subtest.indent ?? '', subtest.name ?? '');
    else if (failed !== undefined && !/# (?:TODO|SKIP)\b/.test(text))
      this.begin(failed.indent ?? '', failed.name ?? '');
    else if (text.startsWith('# ')) this.comment(text.slice(2));
    else if (this.block === undefined) return;
    else if (EDGE.test(text) && this.isEdge(text)) this.keyIndent = undefined;
    else this.detail(text, this.block);
  }

  private enter(indent: string, name: string): void {
    this.suites.splice(indent.length / 4, Number.POSITIVE_INFINITY, name);
  }

  private comment(text: string): void {
    this.crash.line(text);
    if (this.suites.length === 0) this.title = text;
  }

  private begin(indent: string, name: string): void {
    const outer = this.suites.length > 0 ? this.suites.slice(0, indent.length / 4) : [this.title ?? []].flat();
    // A runner of several files has them for its outermost suites.
    const names = FILE.test(outer[0] ?? '') ? [...outer.slice(1), name] : [...outer, name];
    const isSuite = this.failedDepths.some((depth) => depth > indent.length);
    this.failedDepths = [...this.failedDepths.filter((depth) => depth < indent.length), indent.length];
    this.block = { name: names.join(NAME_SEPARATOR), isSuite, draft: new Draft({}), said: {} };
    this.key = this.keyIndent = undefined;
    this.blocks.add(this.block);
  }

  /** A block ends as far in as it began; dots further in are part of a message. */
  private isEdge(text: string): boolean {
    const isStart = text.endsWith('---') && this.keyIndent === undefined;
    if (isStart) this.edgeIndent = text.length;
    const isEnd = !isStart && text.length === this.edgeIndent;
    if (isEnd) this.block = undefined;
    return isStart || isEnd;
  }

  private detail(text: string, block: Block): void {
    const { indent, key, value } = KEY.exec(text)?.groups ?? {};
    this.keyIndent ??= indent?.length;
    const isKey = key !== undefined && indent?.length === this.keyIndent;
    if (isKey) this.key = key;
    const line = isKey
      ? (value ?? '')
          .trim()
          .replace(/^'(.*)'$/, '$1')
          .replace(/^[|>]\d?-?$/, '')
      : text;
    if (line.trim() !== '') this.tell(this.key ?? '', line, block);
  }

  private tell(key: string, line: string, block: Block): void {
    const { draft, said } = block;
    if (key === 'error' || key === 'message') draft.say(line);
    else if (key === 'stack') draft.pass(parseFrame(line) ?? parseFrame(`at ${line.trim()}`));
    else if (key === 'location' || key === 'at') this.place(line.trim(), block);
    else if (key === 'diff') keepLine((said.details ??= []), line);
    else if (key === 'expected' || key === 'actual' || key === 'operator') keepLine((said[key] ??= []), line.trim());
    else if (key === 'details') keepLine((said.details ??= []), line.replace(DETAIL, '  $1$2'));
    else if (key === 'failureType' && line === 'subtestsFailed') block.isSuite = true;
  }

  private place(value: string, block: Block): void {
    const placed = PLACED.exec(value)?.groups;
    if (placed?.key === 'fileName') block.file ??= placed.value ?? '';
    else if (placed?.key === 'lineNumber') block.line ??= Number(placed.value);
    const frame = parseFrame(`at ${value}`);
    if (frame === undefined || block.file !== undefined || frame.file.includes('/node_modules/')) return;
    block.file = frame.file;
    block.line = frame.line;
  }

  isReading(): boolean {
    return this.block !== undefined;
  }

  end(): RawFailure[] {
    return conclude(this.blocks.items(), this.crash.end());
  }
}

/** TAP; `node --test` on Node before 23, tape, tap. */
export const tapLog: LogParser = { name: 'tap', isFallback: false, begins: 'T# n', open: () => new TapReader() };

const PLACE = /^test at (?<file>.+):(?<line>\d+):\d+$/;
const TITLE = /^\s*✖ (?<name>.*?)(?: \([\d.]+ms\))?$/;

/** What `node --test` prints for people; on Node from 23 on also into a pipe. */
class SpecReader implements LogReader {
  private readonly blocks = new BoundedList<Block>();
  private readonly crash = nodeCrashLog.open();
  private place: { file: string; line: number } | undefined;
  private block: Block | undefined;

  line(text: string): void {
    const place = text.startsWith('test at ') ? PLACE.exec(text)?.groups : undefined;
    const title = this.place === undefined ? undefined : TITLE.exec(text)?.groups;
    if (place?.file !== undefined) this.place = { file: place.file, line: Number(place.line) };
    else if (title !== undefined) this.begin(title.name ?? '');
    else if (this.block === undefined) this.crash.line(text);
    else this.detail(text, this.block.draft);
  }

  private begin(name: string): void {
    // A test that is known to fail.
    if (/ # (?:TODO|SKIP)\b/.test(name)) this.place = undefined;
    if (this.place === undefined) return;
    this.block = { name, ...this.place, isSuite: false, draft: new Draft({}), said: {} };
    this.place = undefined;
    this.blocks.add(this.block);
  }

  private detail(text: string, draft: Draft): void {
    const frame = parseFrame(text.replace(/ \{$/, ''));
    if (frame !== undefined) draft.pass(frame);
    else if (!draft.hasFrames() && !/^\s+at /.test(text)) draft.say(text);
  }

  isReading(): boolean {
    return this.place !== undefined || this.block !== undefined || this.crash.isReading();
  }

  end(): RawFailure[] {
    return conclude(this.blocks.items(), this.crash.end());
  }
}

/** The reporter `spec` of `node --test`. */
export const nodeSpecLog: LogParser = {
  name: 'node-test',
  isFallback: false,
  begins: `t${CRASH_BEGINS}`,
  open: () => new SpecReader(),
};

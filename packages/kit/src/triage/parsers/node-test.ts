import { NAME_SEPARATOR } from '../../test-reports/vitest';
import { classifyMessage } from '../classify-message';
import type { Frame, LogParser, LogReader, RawFailure } from '../parser';
import { parseFrame } from '../stack-frames';

import { nodeCrashLog } from './node-crash';

const MESSAGE_LINES = 20;

/** A test that failed, as far as the log has told. */
interface Block {
  readonly name: string;
  file?: string;
  line?: number;
  /** A suite, whose tests tell why. */
  isSuite: boolean;
  readonly message: string[];
  readonly stack: Frame[];
}

/** A file that could not be run stands for its tests; the error itself was printed before. */
function isFile({ name, file }: Block): boolean {
  return file !== undefined && (name === file || name.endsWith(`/${file}`) || file.endsWith(`/${name}`));
}

function toFailure({ name, file, line, message, stack }: Block): RawFailure {
  const text = message.join('\n').trim();
  const own = stack.find((frame) => frame.file.endsWith(file ?? '\0'))?.line ?? line;
  return {
    class: classifyMessage(text) ?? 'test',
    test: name,
    message: text === '' ? 'failed without a message' : text,
    ...(file === undefined ? {} : { file }),
    ...(own === undefined ? {} : { line: own }),
    stack,
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

const SUBTEST = /^(?<indent> *)# Subtest: (?<name>.*)$/;
const NOT_OK = /^(?<indent> *)not ok \d+(?: -)? ?(?<name>.*?)(?: # (?:TODO|SKIP)\b.*)?$/;
const KEY = /^(?<indent> +)(?<key>[a-zA-Z_]+):(?: (?<value>.*))?$/;

/** TAP, as `node --test` prints it into a pipe and tape, tap and others always do. */
class TapReader implements LogReader {
  private readonly blocks: Block[] = [];
  private readonly suites: string[] = [];
  private readonly crash = nodeCrashLog.open();
  private block: Block | undefined;
  private key: string | undefined;
  private isTap = false;

  line(text: string): void {
    if (/^TAP version \d+$/.test(text)) this.isTap = true;
    if (!this.isTap) return;
    const subtest = SUBTEST.exec(text)?.groups;
    const failed = NOT_OK.exec(text)?.groups;
    if (subtest !== undefined) this.enter(subtest.indent ?? '', subtest.name ?? '');
    else if (failed !== undefined && !/# (?:TODO|SKIP)\b/.test(text))
      this.begin(failed.indent ?? '', failed.name ?? '');
    else if (text.startsWith('# ')) this.crash.line(text.slice(2));
    else if (/^ +\.\.\.$/.test(text)) this.block = undefined;
    else if (this.block !== undefined) this.detail(text, this.block);
  }

  private enter(indent: string, name: string): void {
    this.suites.splice(indent.length / 4, Number.POSITIVE_INFINITY, name);
  }

  private begin(indent: string, name: string): void {
    const names = [...this.suites.slice(0, indent.length / 4), name];
    this.block = { name: names.join(NAME_SEPARATOR), isSuite: false, message: [], stack: [] };
    this.key = undefined;
    this.blocks.push(this.block);
  }

  private detail(text: string, block: Block): void {
    const groups = KEY.exec(text)?.groups;
    const isKey =
      groups?.key !== undefined && /^(?:error|stack|location|at|failureType|type|message)$/.test(groups.key);
    if (groups?.key !== undefined && (isKey || this.key !== 'error')) this.key = groups.key;
    const value = isKey ? (groups.value ?? '').replace(/^'(.*)'$/, '$1').replace(/^[|>]-?$/, '') : text.trim();
    if (value === '') return;
    if (this.key === 'failureType' && value === 'subtestsFailed') block.isSuite = true;
    if (this.key === 'location' || this.key === 'at') this.place(value, block);
    if ((this.key === 'error' || this.key === 'message') && block.message.length < MESSAGE_LINES)
      block.message.push(value);
    const frame = this.key === 'stack' ? (parseFrame(text) ?? parseFrame(`at ${text.trim()}`)) : undefined;
    if (frame !== undefined) block.stack.push(frame);
  }

  private place(value: string, block: Block): void {
    const frame = parseFrame(`at ${value}`);
    if (frame === undefined || block.file !== undefined) return;
    block.file = frame.file;
    block.line = frame.line;
  }

  end(): RawFailure[] {
    return conclude(this.blocks, this.crash.end());
  }
}

/** TAP; `node --test` on Node before 23, tape, tap. */
export const tapLog: LogParser = { name: 'tap', isFallback: false, open: () => new TapReader() };

const PLACE = /^test at (?<file>.+):(?<line>\d+):\d+$/;
const TITLE = /^\s*✖ (?<name>.*?)(?: \([\d.]+ms\))?$/;

/** What `node --test` prints for people; on Node from 23 on also into a pipe. */
class SpecReader implements LogReader {
  private readonly blocks: Block[] = [];
  private readonly crash = nodeCrashLog.open();
  private place: { file: string; line: number } | undefined;
  private block: Block | undefined;

  line(text: string): void {
    const place = PLACE.exec(text)?.groups;
    const title = this.place === undefined ? undefined : TITLE.exec(text)?.groups;
    if (place?.file !== undefined) this.place = { file: place.file, line: Number(place.line) };
    else if (title !== undefined) this.begin(title.name ?? '');
    else if (this.block === undefined) this.crash.line(text);
    else this.detail(text, this.block);
  }

  private begin(name: string): void {
    this.block = { name, ...this.place, isSuite: false, message: [], stack: [] };
    this.place = undefined;
    this.blocks.push(this.block);
  }

  private detail(text: string, block: Block): void {
    const frame = parseFrame(text.replace(/ \{$/, ''));
    if (frame !== undefined) block.stack.push(frame);
    else if (
      block.stack.length === 0 &&
      text.trim() !== '' &&
      !/^\s+at /.test(text) &&
      block.message.length < MESSAGE_LINES
    )
      block.message.push(text.trim());
  }

  end(): RawFailure[] {
    return conclude(this.blocks, this.crash.end());
  }
}

/** The reporter `spec` of `node --test`. */
export const nodeSpecLog: LogParser = { name: 'node-test', isFallback: false, open: () => new SpecReader() };

import type { FailureClass } from '@orchestrate/contracts/triage';

import { NAME_SEPARATOR, parseVitestReport } from '../../test-reports/vitest';
import { BoundedList } from '../bounded-list';
import { classifyMessage } from '../classify-message';
import { readComparison } from '../comparison';
import type { Frame, LogParser, LogReader, RawFailure, ReportParser } from '../parser';
import { parseFrame, parseFrames } from '../stack-frames';

const FAILED = /^\s*FAIL/;
const SUITE = /^\s*FAIL\s+(?:\|[^|]+\|\s+|[\w-]+\s{2,})?(?<file>\S.*?\.[cm]?[jt]sx?)(?: > (?<test>.+)| \[ .+ \])?$/;
const UNHANDLED = /^⎯+ (?:Unhandled (?:Rejection|Exception|Error)|Uncaught Exception|Startup Error) ⎯+$/;
const CONFIGURATION = /^(?:failed to load config|No test files found|No projects matched)/;
const END = /^\s*⎯{4,}/;
/** Below a line that begins like vitest's: what jest tells of the file. */
const OF_JEST = /^\s+(?:[✓✕○✎] |● )/;
const DIFFERENCE = /^\s*- Expected$/;
const MESSAGE_LINES = 20;
const LINE_LENGTH = 1_000;

function classify(message: string, test: string | undefined): FailureClass {
  return classifyMessage(message) ?? (test === undefined ? 'crash' : 'test');
}

/** vitest's reporter `json`. */
export const vitestReport: ReportParser = {
  format: 'vitest-json',
  parse: (text) =>
    parseVitestReport(text, '/')
      .results.tests.filter(({ status }) => status === 'failed')
      .map(({ name, filePath = '', message = '', trace = '' }): RawFailure => {
        // The report is read with `/` as its root: what it names is absolute.
        const file = `/${filePath}`;
        const test = name === filePath ? undefined : name;
        return {
          class: classify(message, test),
          file,
          message,
          ...(test === undefined ? {} : { test }),
          ...readComparison(message),
          stack: parseFrames(trace),
        };
      }),
};

/** What jest writes with `--json`; vitest writes the same. */
export const jestReport: ReportParser = { ...vitestReport, format: 'jest-json' };

interface Subject {
  readonly file?: string;
  readonly test?: string;
}

/** What the log tells under one or more ` FAIL ` lines, until the next of them. */
class FailureBlock {
  private readonly message: string[] = [];
  private readonly expected: string[] = [];
  private readonly actual: string[] = [];
  private readonly stack = new BoundedList<Frame>(50);
  private isComparing = false;

  constructor(readonly subjects: Subject[]) {}

  isEmpty(): boolean {
    return this.message.length === 0;
  }

  line(text: string): void {
    const frame = /^\s*❯ /.test(text) ? parseFrame(text) : undefined;
    if (frame !== undefined) this.stack.add(frame);
    else if (this.stack.items().length > 0) return;
    else if (DIFFERENCE.test(text)) this.isComparing = true;
    else if (this.isComparing) this.compare(text);
    else if (text.trim() !== '' && this.message.length < MESSAGE_LINES)
      this.message.push(text.trim().slice(0, LINE_LENGTH));
  }

  private compare(text: string): void {
    const side = /^\s*([+-]) {1,3}(.*)$/.exec(text);
    if (side?.[1] === '-') this.expected.push(side[2] ?? '');
    else if (side?.[1] === '+' && side[2] !== 'Received') this.actual.push(side[2] ?? '');
  }

  finish(): RawFailure[] {
    if (this.isEmpty()) return [];
    const message = this.message.join('\n');
    const said = readComparison(message);
    const compared = {
      ...said,
      ...(said.expected === undefined && this.expected.length > 0 ? { expected: this.expected.join('\n') } : {}),
      ...(said.actual === undefined && this.actual.length > 0 ? { actual: this.actual.join('\n') } : {}),
    };
    return this.subjects.map((subject) => ({
      ...subject,
      class: CONFIGURATION.test(message) ? 'configuration' : classify(message, subject.test),
      message,
      ...compared,
      stack: this.stack.items(),
    }));
  }
}

class VitestReader implements LogReader {
  private readonly failures = new BoundedList<RawFailure>();
  private block: FailureBlock | undefined;

  line(text: string): void {
    const suite = FAILED.test(text) ? SUITE.exec(text)?.groups : undefined;
    if (suite?.file !== undefined) {
      this.head({ file: suite.file, ...(suite.test === undefined ? {} : { test: suite.test }) });
    } else if (text.startsWith('⎯') && UNHANDLED.test(text)) {
      this.close();
      this.block = new FailureBlock([{}]);
    } else if (this.block !== undefined) this.detail(text, this.block);
    else if (CONFIGURATION.test(text)) this.failures.add({ class: 'configuration', message: text });
  }

  private detail(text: string, block: FailureBlock): void {
    if (OF_JEST.test(text)) this.block = undefined;
    else if (END.test(text)) this.close();
    else block.line(text);
  }

  /** Tests that fail in the same way share one error below all their names. */
  private head(subject: Subject): void {
    if (this.block?.isEmpty() === true) this.block.subjects.push(subject);
    else {
      this.close();
      this.block = new FailureBlock([subject]);
    }
  }

  private close(): void {
    for (const failure of this.block?.finish() ?? []) this.failures.add(failure);
    this.block = undefined;
  }

  isReading(): boolean {
    return this.block !== undefined;
  }

  end(): RawFailure[] {
    this.close();
    return [...this.failures.items()];
  }
}

/** vitest's default reporter. */
export const vitestLog: LogParser = {
  name: 'vitest',
  isFallback: false,
  begins: ' FfN⎯',
  open: () => new VitestReader(),
};

/** A test's own name without its suites, as people write it in the code. */
export function titleOf(test: string): string {
  return test.split(NAME_SEPARATOR).at(-1) ?? test;
}

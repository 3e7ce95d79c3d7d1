import type { FailureClass } from '@orchestrate/contracts/triage';

import { BoundedList } from '../bounded-list';
import { PATH_STARTS } from '../line-start';
import { findMissingModule, packageOf } from '../missing-module';
import type { LogParser, LogReader, RawFailure } from '../parser';

const PLAIN = /^(?<file>[^\s(][^(]*)\((?<line>\d+),(?<column>\d+)\): error (?<code>TS\d+): (?<message>.*)$/;
const PRETTY = /^(?<file>\S[^:]*(?::\\[^:]*)?):(?<line>\d+):(?<column>\d+) - error (?<code>TS\d+): (?<message>.*)$/;
const WITHOUT_PLACE = /^error (?<code>TS\d+): (?<message>.*)$/;

function classify(code: string, message: string): FailureClass {
  const missing = findMissingModule(message);
  if (missing !== undefined && packageOf(missing) !== undefined) return 'dependency';
  return /^TS1\d{3}$/.test(code) ? 'build' : 'type';
}

function parseLine(text: string): RawFailure | undefined {
  const groups = (PLAIN.exec(text) ?? PRETTY.exec(text) ?? WITHOUT_PLACE.exec(text))?.groups;
  if (groups?.code === undefined) return undefined;
  const { code, file, message = '' } = groups;
  if (file === undefined) return { class: 'configuration', code, message };
  return {
    class: classify(code, message),
    code,
    file,
    line: Number(groups.line),
    column: Number(groups.column),
    message,
  };
}

const MESSAGE_LINES = 40;

class TscReader implements LogReader {
  private readonly failures = new BoundedList<{ readonly failure: RawFailure; readonly lines: string[] }>();
  /** Below an error, the compiler explains it in indented lines. */
  private explained: string[] | undefined;

  line(text: string): void {
    const failure = text.includes('TS') && text.includes('error TS') ? parseLine(text) : undefined;
    if (failure !== undefined) {
      this.explained = [failure.message];
      this.failures.add({ failure, lines: this.explained });
    } else if (this.explained !== undefined && /^ {2}\s*\S/.test(text)) {
      if (this.explained.length < MESSAGE_LINES) this.explained.push(text);
    } else this.explained = undefined;
  }

  isReading(): boolean {
    return this.explained !== undefined;
  }

  end(): RawFailure[] {
    return this.failures.items().map(({ failure, lines }) => ({ ...failure, message: lines.join('\n') }));
  }
}

/** The TypeScript compiler, plain and `--pretty`. */
export const tscLog: LogParser = { name: 'tsc', isFallback: false, begins: PATH_STARTS, open: () => new TscReader() };

import type { FailureClass } from '@orchestrate/contracts/triage';

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

class TscReader implements LogReader {
  private readonly failures: RawFailure[] = [];
  private isOpen = false;

  line(text: string): void {
    const failure = parseLine(text);
    const last = this.failures.at(-1);
    if (failure !== undefined) this.failures.push(failure);
    // The compiler explains an error in indented lines right below it.
    else if (this.isOpen && last !== undefined && /^ {2}\s*\S/.test(text))
      this.failures.splice(-1, 1, { ...last, message: `${last.message}\n${text}` });
    else this.isOpen = false;
    if (failure !== undefined) this.isOpen = true;
  }

  end(): RawFailure[] {
    return this.failures;
  }
}

/** The TypeScript compiler, plain and `--pretty`. */
export const tscLog: LogParser = { name: 'tsc', isFallback: false, open: () => new TscReader() };

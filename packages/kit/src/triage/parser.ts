import type { Failure, FailureClass } from '@orchestrate/contracts/triage';

/** A place in a stack trace, its file as it was printed. */
export type Frame = Failure['stack'][number];

/** A failure as a parser reads it: paths as they were printed, neither signed nor clustered. */
export interface RawFailure {
  readonly class: FailureClass;
  readonly message: string;
  readonly test?: string;
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
  readonly code?: string;
  readonly expected?: string;
  readonly actual?: string;
  readonly stack?: readonly Frame[];
}

/** Takes a log line by line, so that a log of any length is read once and never held. */
export interface LogReader {
  /** The next line, without colours, time stamps and line break. */
  line(text: string): void;
  /** Whether it must see the next line whatever that begins with. */
  isReading(): boolean;
  /** What the log told, in its order. */
  end(): RawFailure[];
}

/** Understands the plain log of one tool. */
export interface LogParser {
  readonly name: string;
  /**
   * Reads what any program may print (a stack trace). Only asked where no parser of a tool found anything, because
   * tools print such things as part of their own reports.
   */
  readonly isFallback: boolean;
  /** First characters of the lines that its readers must always see, so that most lines need not be shown to most. */
  readonly begins: string;
  open(): LogReader;
}

/** Understands one machine-readable report. */
export interface ReportParser {
  /** Name by which a report is handed in: `vitest-json`. */
  readonly format: string;
  /** @throws when the text is no such report */
  parse(text: string): RawFailure[];
}

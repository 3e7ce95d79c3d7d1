import type { FailureClass } from '@orchestrate/contracts/triage';

import { BoundedList } from '../bounded-list';
import { classifyMessage } from '../classify-message';
import { Draft } from '../draft';
import type { Frame, LogParser, LogReader, RawFailure } from '../parser';

const MARKERS: readonly (readonly [FailureClass, RegExp])[] = [
  // A name with a dot is a part of a package that is there.
  ['dependency', /\bNo module named '?[^'.\s]+'?$/m],
  ['build', /\b(?:ModuleNotFoundError|ImportError|SyntaxError|IndentationError|TabError): /],
];

/** The class that a Python exception gives away; `undefined` for an error of the program itself. */
export function classifyException(message: string): FailureClass | undefined {
  return MARKERS.find(([, pattern]) => pattern.test(message))?.[0] ?? classifyMessage(message);
}

const FRAME = /^ +File "(?<file>[^"<]+)", line (?<line>\d+)/;

/** A frame as a traceback prints it, without what belongs to Python and to installed packages. */
export function parseTracebackFrame(text: string): Frame | undefined {
  const groups = FRAME.exec(text)?.groups;
  return groups?.file === undefined ? undefined : ownFrame(groups.file, Number(groups.line));
}

/** A frame, unless its file belongs to Python or to an installed package. */
export function ownFrame(file: string, line: number): Frame | undefined {
  return /\/(?:site-packages|dist-packages|lib\/python\d[\d.]*)\//.test(file) || line < 1 ? undefined : { file, line };
}

const EXCEPTION = /^(?:[A-Za-z_]\w*\.)*[A-Z]\w*(?:: .*)?$/;
const CHAINED = /^(?:The above exception was the direct cause|During handling of the above exception)/;

class TracebackReader implements LogReader {
  private readonly failures = new BoundedList<RawFailure>();
  private last: RawFailure | undefined;
  private draft: Draft | undefined;

  line(text: string): void {
    const isFrame = text.startsWith(' ') && FRAME.test(text);
    if (isFrame) this.frame(text);
    else if (this.draft === undefined) this.between(text);
    else if (EXCEPTION.test(text)) this.close(text, this.draft);
    else if (text !== '' && !text.startsWith(' ')) this.draft = undefined;
  }

  private frame(text: string): void {
    this.draft ??= new Draft({}, 'crash');
    this.draft.pass(parseTracebackFrame(text));
  }

  /** What came of an exception is told below it, and counts. */
  private between(text: string): void {
    if (this.last !== undefined && CHAINED.test(text)) this.last = undefined;
  }

  private close(text: string, draft: Draft): void {
    this.keepLast();
    draft.say(text);
    const { stack = [], ...failure } = draft.finish();
    const kind = classifyException(text);
    this.last = { ...failure, ...(kind === undefined ? {} : { class: kind }), stack: stack.toReversed() };
    this.draft = undefined;
  }

  private keepLast(): void {
    if (this.last !== undefined) this.failures.add(this.last);
  }

  isReading(): boolean {
    return this.draft !== undefined;
  }

  end(): RawFailure[] {
    this.keepLast();
    this.last = undefined;
    return [...this.failures.items()];
  }
}

/** An exception that ended a Python program, or that it logged. */
export const pythonCrashLog: LogParser = {
  name: 'python',
  isFallback: true,
  begins: ' TD',
  open: () => new TracebackReader(),
};

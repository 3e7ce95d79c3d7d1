import { NAME_SEPARATOR } from '../../test-reports/vitest';
import { BoundedList } from '../bounded-list';
import { Draft } from '../draft';
import type { LogParser, LogReader, RawFailure } from '../parser';
import { parseFrame } from '../stack-frames';

const PASSED = /^ {2}\d+ passing/;
const COUNT = /^ {2}(?<count>\d+) failing$/;
const HEADLINE = /^ {2}(?<number>\d+)\) (?<title>.+)$/;
/** The names of inner suites and of the test, each further in than the one before. */
const INNER = /^ {7,}(?<title>\S.*)$/;
const FRAME = /^ +at /;
const TOLD_IN = / \((?<file>\/\S+)\)$/;

function toFailure(draft: Draft): RawFailure {
  const { stack = [], ...failure } = draft.finish();
  // The outermost frame of a test is the test; a time-out has no frames and names its file.
  const outermost = stack.findLast((frame) => !frame.file.includes('/node_modules/'));
  const file = outermost?.file ?? TOLD_IN.exec(failure.message)?.groups?.file;
  return { ...failure, ...(file === undefined ? {} : { file }), stack };
}

/** What is printed below the number of failing tests; what comes before only names them. */
class MochaReader implements LogReader {
  private readonly drafts = new BoundedList<Draft>();
  private count = 0;
  /** How many of them were read. */
  private read = 0;
  private titles: string[] | undefined;
  private draft: Draft | undefined;

  line(text: string): void {
    if (/^ {2}\d/.test(text) && this.enter(text)) return;
    if (this.titles !== undefined) this.head(text, this.titles);
    else if (this.draft !== undefined) this.detail(text, this.draft);
  }

  /** Begins a list, or the next failure of it; whether the line was one of these. */
  private enter(text: string): boolean {
    const count = COUNT.exec(text)?.groups?.count;
    const { number, title } = HEADLINE.exec(text)?.groups ?? {};
    if (count !== undefined || PASSED.test(text)) {
      this.count = Number(count ?? 0);
      this.read = 0;
      this.titles = this.draft = undefined;
      return true;
    }
    if (title === undefined || this.read >= this.count || Number(number) !== this.read + 1) return false;
    this.read += 1;
    this.titles = [title];
    return true;
  }

  private head(text: string, titles: string[]): void {
    const inner = INNER.exec(text)?.groups?.title;
    if (inner !== undefined) {
      titles.push(inner);
      return;
    }
    this.titles = undefined;
    this.draft = new Draft({ test: titles.join(NAME_SEPARATOR).replace(/:$/, '') });
    this.drafts.add(this.draft);
    this.detail(text, this.draft);
  }

  private detail(text: string, draft: Draft): void {
    const isFrame = FRAME.test(text);
    if (isFrame) draft.close();
    // A failure ends with an empty line below its frames.
    if (text === '' && draft.isClosed()) this.draft = undefined;
    else if (isFrame) draft.pass(parseFrame(text));
    else draft.say(text.replace(/^ {1,6}/, ''));
  }

  isReading(): boolean {
    return this.titles !== undefined || this.draft !== undefined;
  }

  end(): RawFailure[] {
    return this.drafts.items().map(toFailure);
  }
}

/** mocha's reporters for people: `spec`, `dot`, `min` and others end with the same list of failures. */
export const mochaLog: LogParser = { name: 'mocha', isFallback: false, begins: ' ', open: () => new MochaReader() };

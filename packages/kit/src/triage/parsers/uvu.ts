import { NAME_SEPARATOR } from '../../test-reports/vitest';
import { BoundedList } from '../bounded-list';
import { Draft } from '../draft';
import type { LogParser, LogReader, RawFailure } from '../parser';
import { parseFrame } from '../stack-frames';

const HEADLINE = /^ +FAIL {2,}(?:(?<suite>\S.*?) {1,3})?"(?<test>.+)"$/;
/** A line of a comparison: of both sides, of the expected or of the actual one. */
const COMPARED = /^ {8}(?<sign>··|\+\+|--)(?<value>.*?)(?: +\((?:Expected|Actual)\))?$/;
const LABEL = /^ {8}(?:Expected|Actual):$/;
const SUMMARY = /^ {2}Total: /;

interface Test {
  readonly draft: Draft;
  readonly expected: BoundedList<string>;
  readonly actual: BoundedList<string>;
}

/** What uvu draws for spaces and tabs. */
function undraw(text: string): string {
  return text.replaceAll('·', ' ').replaceAll('→', '\t');
}

function toFailure({ draft, expected, actual }: Test): RawFailure {
  const { stack = [], ...failure } = draft.finish();
  const file = stack.findLast((frame) => !frame.file.includes('/node_modules/'))?.file;
  const isCompared = expected.items().length > 0 && actual.items().length > 0;
  return {
    ...failure,
    ...(isCompared ? { expected: expected.items().join('\n'), actual: actual.items().join('\n') } : {}),
    ...(file === undefined ? {} : { file }),
    stack,
  };
}

class UvuReader implements LogReader {
  private readonly tests = new BoundedList<Test>();
  private test: Test | undefined;

  line(text: string): void {
    if (!text.startsWith('  ')) return;
    const { suite, test } = HEADLINE.exec(text)?.groups ?? {};
    if (test !== undefined) this.begin(suite === undefined ? test : `${suite}${NAME_SEPARATOR}${test}`);
    else if (SUMMARY.test(text)) this.test = undefined;
    else if (this.test !== undefined) this.detail(text, this.test);
  }

  private begin(name: string): void {
    this.test = { draft: new Draft({ test: name }), expected: new BoundedList(40), actual: new BoundedList(40) };
    this.tests.add(this.test);
  }

  private detail(text: string, { draft, expected, actual }: Test): void {
    const { sign, value = '' } = COMPARED.exec(text)?.groups ?? {};
    const frame = parseFrame(text);
    if (frame !== undefined) draft.pass(frame);
    else if (sign === undefined) {
      if (!draft.hasFrames() && !LABEL.test(text) && text.trim() !== '') draft.say(text.trim());
    } else {
      if (sign !== '--') expected.add(undraw(value));
      if (sign !== '++') actual.add(undraw(value));
    }
  }

  isReading(): boolean {
    return false;
  }

  end(): RawFailure[] {
    return this.tests.items().map(toFailure);
  }
}

/** uvu's reporter. */
export const uvuLog: LogParser = { name: 'uvu', isFallback: false, begins: ' ', open: () => new UvuReader() };

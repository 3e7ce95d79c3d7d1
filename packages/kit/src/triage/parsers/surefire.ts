import { NAME_SEPARATOR } from '../../test-reports/vitest';
import { BoundedList } from '../bounded-list';
import { Draft } from '../draft';
import { keepWhatFails } from '../keep-what-fails';
import { LETTERS } from '../line-start';
import type { LogParser, LogReader, RawFailure } from '../parser';

import { parseJavaFrame } from './java-frames';

const BEGUN = /^(?:\[(?:INFO|ERROR)\] )?(?:Running|Tests run:) /;
const RUNNING = /^(?:\[INFO\] )?Running (?<class>[\w.$]+)$/;
const COUNTED = /^(?:\[ERROR\] )?Tests run: .* <<< (?:FAILURE|ERROR)!(?: --? in (?<class>[\w.$]+))?$/;
const HEADLINE = /^(?:\[ERROR\] +)?(?<name>\S.*?)(?: --)? {1,2}Time elapsed: .* <<< (?:FAILURE|ERROR)!$/;
/** How surefire 2.12 names a test. */
const WITH_CLASS = /^(?<method>.+)\((?<class>[\w.$]+)\)$/;
const FLAKES = /^\[WARNING\] Flakes: *$/;
const FLAKY = /^\[WARNING\] (?<name>[\w.$]+)$/;
const FRAME = /^\s+(?:at |\.\.\. \d+ more)/;

interface Test {
  /** Full name of its class. */
  readonly suite: string;
  readonly method: string | undefined;
  readonly draft: Draft;
  part: 'message' | 'frames' | 'cause';
}

/** The test and its class, of what three generations of surefire print. */
function readName(name: string, running: string): { readonly suite: string; readonly method: string | undefined } {
  const { class: suite = running, method } = WITH_CLASS.exec(name)?.groups ?? {};
  if (method !== undefined && suite.includes('.')) return { suite, method };
  if (name === running) return { suite: running, method: undefined };
  return { suite: running, method: name.startsWith(`${running}.`) ? name.slice(running.length + 1) : name };
}

function toFailure({ suite, draft }: Test): RawFailure {
  const { stack = [], ...failure } = draft.finish();
  const top = suite.replace(/\$.*/, '').replaceAll('.', '/');
  const own = stack.find(({ file }) => file.includes(`/${top}.`));
  return { ...failure, file: own?.file ?? `src/test/java/${top}.java`, stack };
}

class SurefireReader implements LogReader {
  private readonly tests = new BoundedList<Test>();
  /** Full names of tests that passed at another try. */
  private readonly flaky = new Set<string>();
  private isListingFlaky = false;
  private running: string | undefined;
  private test: Test | undefined;

  line(text: string): void {
    if (text.startsWith('[WARNING] ')) this.listFlaky(text);
    if (text.endsWith('!') || BEGUN.test(text)) this.head(text);
    else if (this.test !== undefined) this.detail(text, this.test);
  }

  private listFlaky(text: string): void {
    const name = this.isListingFlaky ? FLAKY.exec(text)?.groups?.name : undefined;
    if (name !== undefined) this.flaky.add(name);
    else this.isListingFlaky = FLAKES.test(text);
  }

  private head(text: string): void {
    const counted = RUNNING.exec(text) ?? COUNTED.exec(text);
    const name = counted === null && text.includes('Time elapsed: ') ? HEADLINE.exec(text)?.groups?.name : undefined;
    this.running = counted?.groups?.class ?? this.running;
    if (name !== undefined && this.running !== undefined) this.begin(name, this.running);
  }

  private begin(name: string, running: string): void {
    const { suite, method } = readName(name, running);
    const own = suite.slice(suite.lastIndexOf('.') + 1);
    const test = method === undefined ? own : `${own}${NAME_SEPARATOR}${method}`;
    this.test = { suite, method, draft: new Draft({ test }), part: 'message' };
    this.tests.add(this.test);
  }

  private detail(text: string, test: Test): void {
    const isFrame = FRAME.test(text);
    if (test.part === 'message' && isFrame) test.part = 'frames';
    if (text.startsWith('Caused by: ')) test.part = 'cause';
    else if (test.part !== 'message' && !isFrame) this.test = undefined;
    else if (/^\[(?:INFO|ERROR|WARNING)\]/.test(text)) this.test = undefined;
    else if (test.part === 'frames') test.draft.pass(parseJavaFrame(text, test.suite));
    else if (test.part === 'message') test.draft.say(text);
  }

  isReading(): boolean {
    return this.test !== undefined;
  }

  end(): RawFailure[] {
    return keepWhatFails(
      this.tests.items().map((test) => {
        const isFlaky = this.flaky.has(`${test.suite}.${test.method ?? ''}`);
        return { fails: !isFlaky, failure: { ...toFailure(test), ...(isFlaky ? { class: 'flaky' as const } : {}) } };
      }),
    );
  }
}

/** What Maven's surefire and failsafe print of JUnit and TestNG tests. */
export const surefireLog: LogParser = {
  name: 'surefire',
  isFallback: false,
  begins: `[${LETTERS}`,
  open: () => new SurefireReader(),
};

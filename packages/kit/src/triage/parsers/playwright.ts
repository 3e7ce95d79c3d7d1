import { NAME_SEPARATOR } from '../../test-reports/vitest';
import { BoundedList } from '../bounded-list';
import { Draft } from '../draft';
import { keepWhatFails } from '../keep-what-fails';
import { CAPITALS } from '../line-start';
import type { LogParser, LogReader, RawFailure } from '../parser';
import { parseFrame } from '../stack-frames';

const TEST = String.raw`(?:\[[^\]]+\] › )?(?<file>[^\s:][^:]*):(?<line>\d+):(?<column>\d+) › (?<titles>.+?)(?: ─+)?`;
const HEADLINE = new RegExp(String.raw`^ {2}\d+\) ${TEST}$`);
const SUMMED_UP = new RegExp(String.raw`^ {4}${TEST}$`);
const COUNT = /^ {2}\d+ (?<result>failed|flaky|interrupted|skipped|did not run|passed)\b/;
const MESSAGE_END = /^ +(?:Error Context: |attachment #\d|Retry #\d|>? *\d+ \||at \S+:\d+$)/;
const ERROR = /^\w*Error: /;
const NOTHING_FOUND = 'Error: No tests found.';
const MISCONFIGURED = /browserType\.launch: Executable doesn't exist|Please run the following command to download/;

interface Test {
  /** Its declaration, by which the summary names it too. */
  readonly place: string;
  readonly line: number;
  readonly draft: Draft;
  isOver: boolean;
}

function splitTitles(titles: string): string {
  return titles.split(' › ').join(NAME_SEPARATOR);
}

class PlaywrightReader implements LogReader {
  private readonly tests = new BoundedList<Test>();
  /** Names by place, without the steps that the headlines add, and how each of them ended. */
  private readonly summary = new Map<string, { readonly name: string; readonly isFlaky: boolean }>();
  private hasError = false;
  private isEmpty = false;
  private result: string | undefined;
  private test: Test | undefined;

  line(text: string): void {
    if (text === '' || text.startsWith('  ')) this.readIndented(text);
    else if (text.includes('Error: ') && ERROR.test(text)) this.readError(text);
  }

  /** That nothing was found is only worth telling where nothing else went wrong. */
  private readError(text: string): void {
    if (text === NOTHING_FOUND) this.isEmpty = !this.hasError;
    else this.hasError = true;
  }

  private readIndented(text: string): void {
    const isNumbered = /^ {2}\d/.test(text);
    const headline = isNumbered ? HEADLINE.exec(text)?.groups : undefined;
    const result = isNumbered ? COUNT.exec(text)?.groups?.result : undefined;
    if (headline !== undefined) this.begin(headline);
    else if (result !== undefined) this.enterSummary(result);
    else if (this.result !== undefined) this.sumUp(text);
    else if (this.test !== undefined) this.detail(text, this.test);
  }

  private begin({ file = '', line, column, titles = '' }: Record<string, string | undefined>): void {
    const draft = new Draft({ test: splitTitles(titles), file });
    this.test = { place: `${file}:${line ?? ''}:${column ?? ''}`, line: Number(line), draft, isOver: false };
    this.tests.add(this.test);
    this.result = undefined;
  }

  private enterSummary(result: string): void {
    if (this.tests.items().length > 0) this.result = result;
    this.test = undefined;
  }

  private sumUp(text: string): void {
    const { file, line, column, titles } = SUMMED_UP.exec(text)?.groups ?? {};
    if (file === undefined || titles === undefined) return;
    const isFlaky = this.result === 'flaky';
    this.summary.set(`${file}:${line ?? ''}:${column ?? ''}`, { name: splitTitles(titles), isFlaky });
  }

  private detail(text: string, test: Test): void {
    if (/^ +Retry #\d/.test(text)) test.isOver = true;
    if (test.isOver) return;
    const frame = /^ {8,}at /.test(text) ? parseFrame(text) : undefined;
    if (frame !== undefined) test.draft.pass(frame);
    else if (MESSAGE_END.test(text)) test.draft.close();
    else test.draft.say(text);
  }

  private toFailure({ place, line, draft }: Test): RawFailure {
    const failure = draft.finish();
    const { name, isFlaky = false } = this.summary.get(place) ?? {};
    const hasPlace = failure.stack?.some(({ file }) => file.endsWith(`/${failure.file ?? ''}`)) === true;
    return {
      ...failure,
      ...(MISCONFIGURED.test(failure.message) ? { class: 'configuration' } : {}),
      ...(isFlaky ? { class: 'flaky' } : {}),
      ...(name === undefined ? {} : { test: name }),
      ...(hasPlace ? {} : { line }),
    };
  }

  isReading(): boolean {
    return this.test !== undefined;
  }

  end(): RawFailure[] {
    if (this.isEmpty && this.tests.items().length === 0) return [{ class: 'configuration', message: NOTHING_FOUND }];
    const failures = this.tests.items().map((test) => this.toFailure(test));
    return keepWhatFails(failures.map((failure) => ({ fails: failure.class !== 'flaky', failure })));
  }
}

/** What Playwright's reporters for people (`list`, `line`, `dot`) print of failed tests. */
export const playwrightLog: LogParser = {
  name: 'playwright',
  isFallback: false,
  begins: ` ${CAPITALS}`,
  open: () => new PlaywrightReader(),
};

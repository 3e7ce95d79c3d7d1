import type { FailureClass } from '@orchestrate/contracts/triage';

import { BoundedList } from '../bounded-list';
import { Draft } from '../draft';
import { LETTERS } from '../line-start';
import type { LogParser, LogReader, RawFailure } from '../parser';

import { GradleTest } from './gradle-test';

const TASK = /^(?:> Task )?:(?<path>[\w.:-]+?)(?: [A-Z][A-Z-]+)?$/;
const HEADLINE = /^(?<suite>[A-Za-z_][\w.$]*) > (?<title>.+) FAILED$/;
const WENT_WRONG = '* What went wrong:';
const PLACE = /^(?:Build|Settings) file '(?<file>[^']+)' line: (?<line>\d+)$/;

/** What others told before, each in its own words. */
const TOLD = /^> (?:Compilation failed|Compilation error|There were failing tests)/m;
const FAILING_TESTS = /^> There were failing tests/m;
const UNREACHABLE =
  /Connect to \S+ .*failed|Connection (?:refused|reset|timed out)|Unknown host|UnknownHostException|Read timed out|Temporary failure in name resolution/i;
const UNRESOLVED =
  /^(?:> |Plugin )?.*(?:Could not resolve |Could not find \S+:\S+:|Could not download |was not found in any of the following sources)/m;
const MISCONFIGURED =
  /^(?:Could not compile |A problem occurred (?:evaluating|configuring)|Task '.*' (?:not found|is ambiguous)|Project '.*' (?:not found|is ambiguous)|Cannot locate tasks|Directory '.*' does not contain a Gradle build|Could not determine java version|Unable to start the daemon|Build file '.*' not found)/;

function classify(message: string): FailureClass {
  if (UNREACHABLE.test(message)) return 'infrastructure';
  if (UNRESOLVED.test(message)) return 'dependency';
  return MISCONFIGURED.test(message) ? 'configuration' : 'build';
}

/** The folder of the project that a task belongs to: `:core:api:test` → `core/api/`. */
function folderOfTask(path: string): string {
  return path
    .split(':')
    .slice(0, -1)
    .map((name) => `${name}/`)
    .join('');
}

class GradleReader implements LogReader {
  private readonly tests = new BoundedList<GradleTest>();
  private readonly builds = new BoundedList<RawFailure>();
  private folder = '';
  private test: GradleTest | undefined;
  private wrong: Draft | undefined;
  private place: { readonly file: string; readonly line: number } | undefined;
  /** Whether a test of this build was read. */
  private hasTests = false;

  line(text: string): void {
    const isHead = text.endsWith(' FAILED') && text.includes(' > ');
    const { suite, title } = (isHead ? HEADLINE.exec(text)?.groups : undefined) ?? {};
    if (suite !== undefined && title !== undefined) this.begin(suite, title);
    else if (this.test !== undefined && (text === '' || text.startsWith(' '))) this.test.line(text);
    else if (this.wrong !== undefined && !text.startsWith('* ')) this.wrong.say(text);
    else this.head(text);
  }

  private begin(suite: string, title: string): void {
    this.close();
    this.test = new GradleTest(suite, title, this.folder);
    this.tests.add(this.test);
    this.hasTests = true;
  }

  private head(text: string): void {
    this.close();
    if (text === WENT_WRONG) this.wrong = new Draft({});
    else if (text.startsWith(':') || text.startsWith('> Task :')) this.enter(TASK.exec(text)?.groups?.path);
    else if (text.startsWith('Build file ') || text.startsWith('Settings file ')) this.readPlace(text);
  }

  private enter(path: string | undefined): void {
    if (path !== undefined) this.folder = folderOfTask(path);
  }

  private readPlace(text: string): void {
    const { file, line } = PLACE.exec(text)?.groups ?? {};
    if (file !== undefined) this.place = { file, line: Number(line) };
  }

  private close(): void {
    const message = this.wrong?.message() ?? '';
    const isTold = TOLD.test(message) && !(FAILING_TESTS.test(message) && !this.hasTests);
    if (this.wrong !== undefined) this.hasTests = false;
    if (message !== '' && !isTold) this.builds.add(this.finish(message));
    if (this.wrong !== undefined) this.place = undefined;
    this.test = this.wrong = undefined;
  }

  private finish(message: string): RawFailure {
    const kind = FAILING_TESTS.test(message) ? 'test' : classify(message);
    return { class: kind, message, ...this.place };
  }

  isReading(): boolean {
    return this.test !== undefined || this.wrong !== undefined;
  }

  end(): RawFailure[] {
    this.close();
    return [...this.tests.items().map((test) => test.finish()), ...this.builds.items()];
  }
}

/** Gradle: the tests that it names as failed, and why it gave up. */
export const gradleLog: LogParser = {
  name: 'gradle',
  isFallback: false,
  begins: `*:>_${LETTERS}`,
  open: () => new GradleReader(),
};

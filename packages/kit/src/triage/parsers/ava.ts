import { NAME_SEPARATOR } from '../../test-reports/vitest';
import { BoundedList } from '../bounded-list';
import { Draft } from '../draft';
import type { Frame, LogParser, LogReader, RawFailure } from '../parser';
import { parseFrame } from '../stack-frames';

/** A failed test in the list; what was said of it may follow its name. */
const LISTED = /^ {2}✘ \[fail\]: (?<words>.+)$/;
const LIST_END = '  ─';
const MOST_LISTED = 1_000;
const UNCAUGHT = /^ {2}(?:Uncaught exception|Unhandled rejection) in (?<file>\S+)$/;
const TIMED_OUT = '  ✘ Timed out while running tests';
const PENDING_IN = /^ {2}\d+ tests? (?:was|were) pending in (?<file>\S+)$/;
const PENDING = /^ {2}◌ (?<test>.+)$/;
const MISUSED =
  /^ {2}✘ (?<message>Based on your configuration, .+|Couldn.t find any files to test.*|No tests found in .+)$/;
const PLACE = /^ {2}(?<file>\S+\.[cm]?[jt]sx?):(?<line>\d+)$/;
const FRAME = /^ {2}› (?<place>.+)$/;
const CODE = /^ +\d+: /;

interface Section {
  readonly draft: Draft;
  place: Frame | undefined;
}

function toFailure({ draft, place }: Section): RawFailure {
  const { stack = [], ...failure } = draft.finish();
  const outermost = stack.findLast(({ file }) => !file.includes('/node_modules/'));
  const { file, line } = place ?? outermost ?? {};
  return { ...failure, ...(file === undefined ? {} : { file }), ...(line === undefined ? {} : { line }), stack };
}

class AvaReader implements LogReader {
  private readonly sections = new BoundedList<Section>();
  private readonly listed: string[] = [];
  private isBelow = false;
  private hasTimedOut = false;
  private misuse: string | undefined;
  private pendingIn: string | undefined;
  private section: Section | undefined;

  line(text: string): void {
    if (text !== '' && !text.startsWith('  ')) return;
    const uncaught = text.startsWith('  Un') ? UNCAUGHT.exec(text)?.groups?.file : undefined;
    if (uncaught !== undefined) this.begin(new Draft({ file: uncaught }, 'crash'));
    else if (text.startsWith('  ✘ ')) this.list(text);
    else if (text === LIST_END) this.endList();
    else if (this.isBelow && this.isTitle(text))
      this.begin(new Draft({ test: text.trim().split(' › ').join(NAME_SEPARATOR) }));
    else if (this.section !== undefined) this.detail(text, this.section);
    else if (this.hasTimedOut) this.readPending(text);
  }

  private list(text: string): void {
    const words = LISTED.exec(text)?.groups?.words;
    this.section = undefined;
    this.isBelow = false;
    this.hasTimedOut = text === TIMED_OUT;
    if (words === undefined) this.misuse ??= MISUSED.exec(text)?.groups?.message;
    else if (this.listed.length < MOST_LISTED) this.listed.push(words);
  }

  /** The failures are told below the list, between two equal lines. */
  private endList(): void {
    this.section = undefined;
    this.isBelow = !this.isBelow;
  }

  /** Only a name from the list begins a section. */
  private isTitle(text: string): boolean {
    const title = text.slice(2);
    if (title === '' || title.startsWith(' ')) return false;
    const index = this.listed.findIndex((words) => words === title || words.startsWith(`${title} `));
    if (index >= 0) this.listed.splice(index, 1);
    return index >= 0;
  }

  private begin(draft: Draft): void {
    this.section = { draft, place: undefined };
    this.sections.add(this.section);
  }

  private readPending(text: string): void {
    const { file } = PENDING_IN.exec(text)?.groups ?? {};
    const { test } = PENDING.exec(text)?.groups ?? {};
    this.pendingIn = file ?? this.pendingIn;
    if (test === undefined || this.pendingIn === undefined) return;
    this.begin(new Draft({ test: test.split(' › ').join(NAME_SEPARATOR), file: this.pendingIn }, 'timeout'));
    this.section?.draft.say('Timed out while running tests');
    this.section = undefined;
  }

  private detail(text: string, section: Section): void {
    const { draft } = section;
    const place = FRAME.exec(text)?.groups?.place;
    const { file, line } = PLACE.exec(text)?.groups ?? {};
    const frame = parseFrame(place === undefined ? text : `at ${place}`);
    if (frame !== undefined) draft.pass(frame);
    else if (file !== undefined) section.place ??= { file, line: Number(line) };
    else if (!draft.hasFrames() && !CODE.test(text)) draft.say(text);
  }

  isReading(): boolean {
    return this.section !== undefined;
  }

  end(): RawFailure[] {
    const failures = this.sections.items().map(toFailure);
    if (failures.length > 0 || this.misuse === undefined) return failures;
    return [{ class: 'configuration', message: this.misuse }];
  }
}

/** ava's default reporter. */
export const avaLog: LogParser = { name: 'ava', isFallback: false, begins: ' ', open: () => new AvaReader() };

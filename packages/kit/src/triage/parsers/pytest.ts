import { NAME_SEPARATOR } from '../../test-reports/vitest';
import { BoundedList } from '../bounded-list';
import { Draft } from '../draft';
import type { LogParser, LogReader, RawFailure } from '../parser';

import { classifyException, ownFrame, parseTracebackFrame } from './python';

const SECTION = /^=+ (?<name>.+?) =+$/;
const HEADLINE = /^_+ (?:ERROR at (?:setup|teardown) of |ERROR collecting )?(?<name>[^\s].*) _+$/;
const RULE = /^[_ ]+$/;
const CAPTURED = /^-+ Captured .+ -+$/;
const CONFTEST = /^ImportError while loading conftest '(?<file>[^']+)'/;
const PLACE = /^(?<file>[^\s:][^:]*\.py):(?<line>\d+): ?/;
const SUMMARY = /^(?:FAILED|ERROR) (?<file>[^\s:][^:]*\.py)(?:::(?<test>.+?))?(?: - (?<message>.+))?$/;
const MISUSE =
  /^(?:ERROR: (?:file or directory not found|not found): |(?:\/\S*\/|python\S* -m )?pytest: error: |no tests ran in )/;

/** A failure in the sections above the summary. */
interface Told {
  /** Its test, or its file where that could not be loaded. */
  readonly name: string;
  readonly draft: Draft;
  isCaptured: boolean;
}

/** A line of the summary, which knows the file of every failure, though not all of its message. */
interface Listed {
  readonly file: string;
  readonly test: string | undefined;
  readonly message: string;
}

/** `TestTotal::test_adds[a::b]` → `TestTotal > test_adds[a::b]` */
function nameTest(text: string, separator: '::' | '.'): string {
  return text.replace(/^[^[]*/, (path) => path.replaceAll(separator, NAME_SEPARATOR));
}

function finish(draft: Draft, listed: Listed | undefined): RawFailure {
  if (draft.isSilent() && listed !== undefined) draft.say(listed.message);
  const { stack = [], ...failure } = draft.finish();
  const kind = classifyException(failure.message);
  const file = listed?.file ?? failure.file ?? stack[0]?.file;
  return {
    ...failure,
    class: kind ?? (failure.test === undefined ? 'crash' : 'test'),
    ...(file === undefined ? {} : { file }),
    stack: stack.toReversed(),
  };
}

class PytestReader implements LogReader {
  private readonly told = new BoundedList<Told>();
  private readonly listed = new BoundedList<Listed>();
  private section: 'failures' | 'summary' | undefined;
  private current: Told | undefined;
  private misuse: string | undefined;

  line(text: string): void {
    if (text.startsWith('=')) this.enter(SECTION.exec(text)?.groups?.name ?? text);
    else if (this.section === 'failures') this.detail(text);
    else if (this.section === 'summary') this.list(text);
    else if (text.startsWith('ImportError while')) this.begin(CONFTEST.exec(text)?.groups?.file ?? '');
    else if (/^[Enp/]/.test(text) && MISUSE.test(text)) this.misuse ??= text;
  }

  private enter(name: string): void {
    const isTold = name === 'FAILURES' || name === 'ERRORS';
    this.section = isTold ? 'failures' : name === 'short test summary info' ? 'summary' : undefined;
    this.current = undefined;
    if (MISUSE.test(name)) this.misuse ??= name;
  }

  private begin(title: string): void {
    this.section = 'failures';
    const isFile = title.endsWith('.py');
    const name = isFile ? title : nameTest(title, '.');
    this.current = { name, draft: new Draft(isFile ? { file: name } : { test: name }), isCaptured: false };
    this.told.add(this.current);
  }

  private detail(text: string): void {
    const name = text.startsWith('_') && !RULE.test(text) ? HEADLINE.exec(text)?.groups?.name : undefined;
    if (name !== undefined) this.begin(name);
    else if (this.current !== undefined && CAPTURED.test(text)) this.current.isCaptured = true;
    else if (this.current !== undefined && !this.current.isCaptured) this.add(text, this.current.draft);
  }

  private add(text: string, draft: Draft): void {
    const place = PLACE.exec(text)?.groups;
    if (place?.file !== undefined) draft.pass(ownFrame(place.file, Number(place.line)));
    else if (/^E(?: |$)/.test(text)) {
      draft.say(text.slice(1));
      draft.pass(parseTracebackFrame(text.slice(1)));
    }
  }

  private list(text: string): void {
    const groups = SUMMARY.exec(text)?.groups;
    if (groups?.file === undefined) return;
    const test = groups.test === undefined ? undefined : nameTest(groups.test, '::');
    this.listed.add({ file: groups.file, test, message: groups.message ?? '' });
  }

  isReading(): boolean {
    return this.section !== undefined;
  }

  end(): RawFailure[] {
    const left = new Set(this.told.items());
    const failures = this.listed.items().map((listed) => {
      const told = [...left].find(({ name }) => name === (listed.test ?? listed.file));
      if (told !== undefined) left.delete(told);
      return finish(told?.draft ?? new Draft(listed.test === undefined ? {} : { test: listed.test }), listed);
    });
    const all = [...failures, ...[...left].map(({ draft }) => finish(draft, undefined))];
    return all.length === 0 && this.misuse !== undefined ? [{ class: 'configuration', message: this.misuse }] : all;
  }
}

/** pytest, with and without its long sections. */
export const pytestLog: LogParser = {
  name: 'pytest',
  isFallback: false,
  begins: '=IEnp/',
  open: () => new PytestReader(),
};

import { NAME_SEPARATOR } from '../../test-reports/vitest';
import { BoundedList } from '../bounded-list';
import { Draft } from '../draft';
import type { LogParser, LogReader, RawFailure } from '../parser';

import { placeInModule } from './go-packages';

const RESULT = /^ *--- (?<result>FAIL|PASS|SKIP): (?<name>.+) \([\d.]+s\)$/;
const RUNNING = /^=== (?:RUN|CONT|NAME) +(?<name>.+)$/;
const SAID = /^ +(?<file>[\w.@-]+\.go):(?<line>\d+): ?(?<message>.*)$/;
const PACKAGE = /^(?:FAIL|ok {2}|\? {3})\t(?<name>[\w./~-]+)/;
const PANIC = /^(?:panic|fatal error): (?<message>.+?)(?: \[recovered(?:, repanicked)?\])?$/;
const TIMED_OUT = 'test timed out after ';
const GOROUTINE = /^goroutine \d+ .*\[.+\]:$/;
const FRAME = /^\t(?<file>(?!_testmain)\S.*\.go):(?<line>\d+)(?: \+0x[0-9a-f]+)?$/;
const STUCK = /^\t\t(?<name>\S.*) \(.+\)$/;

/** A test, from its first line on; or a panic outside any. */
interface Test {
  readonly name: string | undefined;
  readonly draft: Draft;
  place: { readonly file: string; readonly line: number } | undefined;
  package: string | undefined;
  hasFailed: boolean;
  panic: 'none' | 'told' | 'first goroutine' | 'over';
}

function begin(name: string | undefined): Test {
  const subject = name === undefined ? {} : { test: name.split('/').join(NAME_SEPARATOR) };
  const draft = new Draft(subject, name === undefined ? 'crash' : 'test');
  return { name, draft, place: undefined, package: undefined, hasFailed: false, panic: 'none' };
}

class GoTestReader implements LogReader {
  private readonly failed = new BoundedList<Test>();
  private readonly packages = new Set<string>();
  private readonly running = new Map<string, Test>();
  private current: Test | undefined;

  line(text: string): void {
    if (text === '') return;
    const first = text.charAt(0);
    if (first === ' ' || first === '-') this.tell(text);
    else if (first === '=') this.resume(RUNNING.exec(text)?.groups?.name);
    else if (first === '\t') this.trace(text);
    else if (first === 'g') this.goroutine(text);
    else if (first === 'p' || first === 'f') this.panic(PANIC.exec(text)?.groups?.message);
    else this.closePackage(PACKAGE.exec(text)?.groups?.name);
  }

  private resume(name: string | undefined): void {
    if (name === undefined) return;
    this.current = this.running.get(name) ?? begin(name);
    this.running.set(name, this.current);
  }

  private tell(text: string): void {
    const { result, name } = RESULT.exec(text)?.groups ?? {};
    if (result !== undefined && name !== undefined) this.conclude(result, name);
    else if (this.current !== undefined) this.say(text, this.current);
  }

  private conclude(result: string, name: string): void {
    this.current = result === 'FAIL' ? (this.running.get(name) ?? begin(name)) : undefined;
    this.running.delete(name);
    if (this.current !== undefined) this.fail(this.current);
  }

  private fail(test: Test): void {
    if (!test.hasFailed) this.failed.add(test);
    test.hasFailed = true;
  }

  private say(text: string, test: Test): void {
    const { file, line, message = '' } = SAID.exec(text)?.groups ?? {};
    if (file !== undefined) {
      // The last word is what failed; those before may be notes.
      if (file !== 'testing.go') test.place = { file, line: Number(line) };
      test.draft.say(message);
    } else if (test.place !== undefined && text.startsWith('    ')) test.draft.say(text.replace(/^ +\t?/, ''));
  }

  private panic(message: string | undefined): void {
    if (message === undefined) return;
    const isTimeout = message.startsWith(TIMED_OUT);
    const isTest = !isTimeout && this.current?.name !== undefined && this.current.panic === 'none';
    if (!isTest) this.current = begin(undefined);
    if (this.current === undefined) return;
    this.current.panic = 'told';
    this.current.draft.say(message);
  }

  private goroutine(text: string): void {
    if (this.current === undefined || !GOROUTINE.test(text)) return;
    if (this.current.panic === 'told') this.fail(this.current);
    // The goroutine that panicked comes first. After a time-out, any of the others may be the one that waits.
    const isFirst = this.current.panic === 'told' || this.current.draft.message().startsWith(TIMED_OUT);
    this.current.panic = isFirst ? 'first goroutine' : 'over';
  }

  private trace(text: string): void {
    const stuck = this.current?.panic === 'told' ? STUCK.exec(text)?.groups?.name : undefined;
    const { file, line } = FRAME.exec(text)?.groups ?? {};
    if (stuck !== undefined && this.current?.name === undefined) this.nameStuck(stuck);
    else if (file !== undefined && this.current?.panic === 'first goroutine')
      this.current.draft.pass({ file, line: Number(line) });
  }

  private nameStuck(name: string): void {
    const message = this.current?.draft.message() ?? '';
    this.current = { ...begin(name), panic: 'told' };
    this.current.draft.say(message);
    this.fail(this.current);
  }

  private closePackage(name: string | undefined): void {
    if (name === undefined) return;
    this.packages.add(name);
    for (const test of this.failed.items()) test.package ??= name;
    this.running.clear();
    this.current = undefined;
  }

  isReading(): boolean {
    return false;
  }

  end(): RawFailure[] {
    const failed = this.failed.items();
    const names = new Set(failed.flatMap(({ name }) => (name === undefined ? [] : parentsOf(name))));
    const isSuite = ({ name, draft }: Test): boolean => name !== undefined && draft.isSilent() && names.has(name);
    return failed
      .filter((test) => !isSuite(test))
      .map(({ draft, place, package: name }) => {
        const file = place === undefined ? undefined : placeInModule(place.file, name, this.packages);
        return draft.finish({ ...place, ...(file === undefined ? {} : { file }) });
      });
  }
}

/** `TestA/b/c` → `TestA`, `TestA/b` */
function parentsOf(name: string): string[] {
  const parts = name.split('/');
  return parts.slice(1).map((_, index) => parts.slice(0, index + 1).join('/'));
}

/** `go test`, plain and verbose, and the panic of any Go program. */
export const goTestLog: LogParser = {
  name: 'go-test',
  isFallback: false,
  begins: ' -=\tgpfFo?',
  open: () => new GoTestReader(),
};

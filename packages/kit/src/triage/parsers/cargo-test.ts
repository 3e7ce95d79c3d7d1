import { NAME_SEPARATOR } from '../../test-reports/vitest';
import { BoundedList } from '../bounded-list';
import { Draft } from '../draft';
import type { LogParser, LogReader, RawFailure } from '../parser';
import { parseFrame } from '../stack-frames';

const RUNNING = /^ +Running (?:unittests )?(?<file>\S+\.rs) \(/;
const SECTION = /^---- (?<name>.+) stdout ----$/;
const SECTIONS_END = /^failures:$|^test result: /;
const PANIC =
  /^thread '(?<thread>.*)' (?:\(\d+\) )?panicked at (?:'(?<message>.*)', )?(?<file>\S.*\.rs):(?<line>\d+):(?<column>\d+):?$/;
const NO_PANIC = /^note: test did not panic as expected at (?<file>\S+):(?<line>\d+):(?<column>\d+)$/;
const MESSAGE_END = /^(?:stack backtrace:|note: |$)/;
const OWN_THREAD = /^(?:main|<unnamed>)$/;

/** A panic, or a test that failed in another way. */
interface Panic {
  readonly draft: Draft;
  /** What was printed in its section, where nothing else tells what is wrong. */
  readonly output: BoundedList<string>;
  readonly suite: string | undefined;
  place: { readonly file: string; readonly line: number; readonly column: number } | undefined;
  part: 'output' | 'message' | 'backtrace';
}

function begin(test: string | undefined, suite: string | undefined): Panic {
  const subject = test === undefined ? {} : { test: test.split('::').join(NAME_SEPARATOR) };
  const draft = new Draft(subject, test === undefined ? 'crash' : 'test');
  return { draft, output: new BoundedList(20), suite, place: undefined, part: 'output' };
}

function toFailure({ draft, output, suite, place }: Panic): RawFailure {
  if (draft.isSilent()) for (const line of output.items()) draft.say(line);
  const { stack = [], ...failure } = draft.finish();
  const file = suite ?? place?.file;
  const own = file === place?.file ? place : undefined;
  return {
    ...failure,
    ...(file === undefined ? {} : { file }),
    ...own,
    stack: stack.length > 0 || place === undefined ? stack : [place],
  };
}

class CargoTestReader implements LogReader {
  private readonly panics = new BoundedList<Panic>();
  private suite: string | undefined;
  private isInSection = false;
  private panic: Panic | undefined;

  line(text: string): void {
    const panicked = text.startsWith('thread ') ? PANIC.exec(text)?.groups : undefined;
    const name = text.startsWith('---- ') ? SECTION.exec(text)?.groups?.name : undefined;
    const running = text.startsWith(' ') ? RUNNING.exec(text)?.groups?.file : undefined;
    if (name !== undefined) this.enter(name);
    else if (panicked !== undefined) this.begin(panicked);
    else if (running !== undefined) this.suite = running;
    else if (this.panic !== undefined) this.continue(text, this.panic);
  }

  private enter(name: string): void {
    this.isInSection = true;
    this.panic = begin(name, this.testFile());
    this.panics.add(this.panic);
  }

  /** Files below `tests/` are whole test programs; unit tests may be in any file of the crate. */
  private testFile(): string | undefined {
    return this.suite !== undefined && /(?:^|\/)tests\//.test(this.suite) ? this.suite : undefined;
  }

  private continue(text: string, panic: Panic): void {
    if (SECTIONS_END.test(text)) {
      this.isInSection = false;
      this.panic = undefined;
    } else this.detail(text, panic);
  }

  private begin({ thread = '', message, file = '', line, column }: Record<string, string | undefined>): void {
    if (!this.isInSection || this.panic === undefined) {
      const test = OWN_THREAD.test(thread) ? undefined : thread;
      this.panic = begin(test, test === undefined ? undefined : this.testFile());
      this.panics.add(this.panic);
    }
    this.panic.place ??= { file, line: Number(line), column: Number(column) };
    if (message !== undefined) this.panic.draft.say(message);
    this.panic.part = 'message';
  }

  private detail(text: string, panic: Panic): void {
    const { file, line, column } = NO_PANIC.exec(text)?.groups ?? {};
    if (file !== undefined) panic.place ??= { file, line: Number(line), column: Number(column) };
    if (panic.part === 'message' && MESSAGE_END.test(text)) panic.part = 'backtrace';
    if (panic.part === 'output' && text !== '') panic.output.add(text);
    else if (panic.part === 'message') panic.draft.say(text);
    else if (panic.part === 'backtrace') this.trace(text, panic.draft);
  }

  private trace(text: string, draft: Draft): void {
    const frame = /^ +at /.test(text) ? parseFrame(text) : undefined;
    if (frame !== undefined && !/^\/rustc\/|\/\.cargo\//.test(frame.file)) draft.pass(frame);
  }

  isReading(): boolean {
    return this.panic !== undefined;
  }

  end(): RawFailure[] {
    return this.panics.items().map(toFailure);
  }
}

/** `cargo test`, and the panic of any Rust program. */
export const cargoTestLog: LogParser = {
  name: 'cargo-test',
  isFallback: false,
  begins: 't- ',
  open: () => new CargoTestReader(),
};

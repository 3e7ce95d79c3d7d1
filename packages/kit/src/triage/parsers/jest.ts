import { NAME_SEPARATOR } from '../../test-reports/vitest';
import { BoundedList } from '../bounded-list';
import { classifyMessage } from '../classify-message';
import type { Frame, LogParser, LogReader, RawFailure } from '../parser';
import { parseFrame } from '../stack-frames';

const FILE = /^FAIL (?:\S+ )?(?<file>\S+\.[cm]?[jt]sx?)(?: \(.*\))?$/;
const TITLE = /^ {2}● (?<name>.+)$/;
const SUITE_FAILED = 'Test suite failed to run';
const SUMMARY = /^(?:Test Suites:|Summary of all failing tests)/;
const COMPARISON = /^\s*(?<side>Expected|Received)(?:[^:]*): {1,4}(?<value>.+)$/;
// The code around the failure, as jest shows it.
const CODE = /^\s*>?\s*\d* \|/;
const MESSAGE_LINES = 20;

interface Block {
  readonly file: string;
  /** Absent where the file itself could not be run. */
  readonly test: string | undefined;
  readonly message: string[];
  readonly stack: BoundedList<Frame>;
  expected?: string | undefined;
  actual?: string | undefined;
}

function toFailure({ file, test, message, stack, expected, actual }: Block): RawFailure {
  const text = message.join('\n');
  return {
    class: classifyMessage(text) ?? (test === undefined ? 'crash' : 'test'),
    file,
    message: text,
    ...(test === undefined ? {} : { test }),
    ...(expected === undefined ? {} : { expected }),
    ...(actual === undefined ? {} : { actual }),
    stack: stack.items(),
  };
}

class JestReader implements LogReader {
  private readonly blocks = new BoundedList<Block>();
  private file: string | undefined;
  private block: Block | undefined;

  line(text: string): void {
    const file = text.startsWith('FAIL ') ? FILE.exec(text)?.groups?.file : undefined;
    const name = text.startsWith('  ●') ? TITLE.exec(text)?.groups?.name : undefined;
    if (this.file !== undefined && SUMMARY.test(text)) this.file = this.block = undefined;
    else if (file !== undefined) {
      this.file = file;
      this.block = undefined;
    } else if (name !== undefined && this.file !== undefined) this.begin(this.file, name);
    else if (this.block !== undefined) this.detail(text, this.block);
  }

  private begin(file: string, name: string): void {
    const test = name === SUITE_FAILED ? undefined : name.split(' › ').join(NAME_SEPARATOR);
    this.block = { file, test, message: [], stack: new BoundedList(50) };
    this.blocks.add(this.block);
  }

  private detail(text: string, block: Block): void {
    const frame = parseFrame(text);
    const compared = COMPARISON.exec(text)?.groups;
    if (frame !== undefined) block.stack.add(frame);
    else if (compared?.side === 'Expected') block.expected = compared.value;
    else if (compared?.side === 'Received') block.actual = compared.value;
    else if (
      block.stack.items().length === 0 &&
      text.trim() !== '' &&
      !CODE.test(text) &&
      block.message.length < MESSAGE_LINES
    )
      block.message.push(text.trim());
  }

  isReading(): boolean {
    return this.file !== undefined;
  }

  end(): RawFailure[] {
    return this.blocks.items().map(toFailure);
  }
}

/** jest's default reporter. */
export const jestLog: LogParser = { name: 'jest', isFallback: false, begins: 'F', open: () => new JestReader() };

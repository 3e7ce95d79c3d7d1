import { NAME_SEPARATOR } from '../../test-reports/vitest';
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
  readonly stack: Frame[];
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
    stack,
  };
}

class JestReader implements LogReader {
  private readonly blocks: Block[] = [];
  private file: string | undefined;
  private block: Block | undefined;

  line(text: string): void {
    const file = FILE.exec(text)?.groups?.file;
    const name = TITLE.exec(text)?.groups?.name;
    if (SUMMARY.test(text)) this.file = this.block = undefined;
    else if (file !== undefined) {
      this.file = file;
      this.block = undefined;
    } else if (name !== undefined && this.file !== undefined) this.begin(this.file, name);
    else if (this.block !== undefined) this.detail(text, this.block);
  }

  private begin(file: string, name: string): void {
    const test = name === SUITE_FAILED ? undefined : name.split(' › ').join(NAME_SEPARATOR);
    this.block = { file, test, message: [], stack: [] };
    this.blocks.push(this.block);
  }

  private detail(text: string, block: Block): void {
    const frame = parseFrame(text);
    const compared = COMPARISON.exec(text)?.groups;
    if (frame !== undefined) block.stack.push(frame);
    else if (compared?.side === 'Expected') block.expected = compared.value;
    else if (compared?.side === 'Received') block.actual = compared.value;
    else if (block.stack.length === 0 && text.trim() !== '' && !CODE.test(text) && block.message.length < MESSAGE_LINES)
      block.message.push(text.trim());
  }

  end(): RawFailure[] {
    return this.blocks.map(toFailure);
  }
}

/** jest's default reporter. */
export const jestLog: LogParser = { name: 'jest', isFallback: false, open: () => new JestReader() };

import { BoundedList } from '../bounded-list';
import { classifyMessage } from '../classify-message';
import { CAPITALS } from '../line-start';
import type { Frame, LogParser, LogReader, RawFailure } from '../parser';
import { parseFrame, parseFrames } from '../stack-frames';

const HEADER =
  /^(?:Uncaught |\[cause\]: | ?Exception during run: |✖ ERROR: )?(?:[A-Z][\w$]*\.)?(?:[A-Z][\w$]*(?:Error|Exception)|Error)(?: \[(?<code>[A-Z_]+)\])?: .+/;
/** What a header may begin with: most lines are told from one by this. */
const BEGIN = /^(?:[A-Z[✖]| Exc)/;
const PLACE = /^(?<file>(?:file:\/\/|\/|[A-Za-z]:\\).+):(?<line>\d+)$/;
const CODE = /^ {2}code: '(?<code>[A-Z_]+)',?$/;
const LINES_BEFORE_FRAMES = 6;
const FRAMES = 50;
/** A service that goes on logs errors without end; its first ones tell. */
const MOST_CRASHES = 200;
/** How many lines may follow that tell nothing of a crash before it is over. */
const LINES_APART = 10;

interface Block {
  readonly lines: string[];
  readonly frames: BoundedList<Frame>;
  apart: number;
  /** Where the source shown above the error is, which is all that a syntax error tells. */
  readonly place: Frame | undefined;
  code: string | undefined;
}

const IMPORTER = /\bimported from (?<file>\S+)$/m;
const REQUIRER = /^- (?<file>\S+)$/m;

/** Who asked for a module that is not there: the frames are all Node's own. */
function findImporter(message: string): Frame[] {
  const file = (IMPORTER.exec(message) ?? REQUIRER.exec(message))?.groups?.file;
  return file === undefined ? [] : [{ file, line: 1 }];
}

function finish({ lines, frames: printed, place, code }: Block): RawFailure | undefined {
  const message = lines.join('\n');
  const frames = printed.items();
  const thrown = frames.length > 0 || place === undefined ? frames : [place];
  const stack = [...findImporter(message), ...thrown];
  if (stack.length === 0 && !message.includes('Require stack') && code === undefined) return undefined;
  return { class: classifyMessage(message) ?? 'crash', message, stack, ...(code === undefined ? {} : { code }) };
}

/** An error inside a structured log line: `{"level":60,"err":{"message":…,"stack":…}}`, as pino and others write it. */
function parseJsonLine(text: string): RawFailure | undefined {
  let line: unknown;
  try {
    line = JSON.parse(text);
  } catch {
    return undefined;
  }
  const { err, error } = line as { err?: unknown; error?: unknown };
  const thrown = (err ?? error) as { stack?: unknown; message?: unknown; code?: unknown } | undefined;
  if (typeof thrown?.stack !== 'string') return undefined;
  const message = thrown.stack.split(/\n\s+at /)[0] ?? '';
  const code = typeof thrown.code === 'string' ? { code: thrown.code } : {};
  return { class: classifyMessage(message) ?? 'crash', message, stack: parseFrames(thrown.stack), ...code };
}

function endsWithDigit(text: string): boolean {
  const last = text.charCodeAt(text.length - 1);
  return last >= 48 && last <= 57;
}

class CrashReader implements LogReader {
  private readonly failures = new BoundedList<RawFailure>(MOST_CRASHES);
  private block: Block | undefined;
  private place: Frame | undefined;

  line(text: string): void {
    if (endsWithDigit(text) && PLACE.test(text)) this.place = parseFrame(`at ${text}`);
    const logged = text.startsWith('{') && text.includes('"stack"') ? parseJsonLine(text) : undefined;
    if (logged !== undefined) this.failures.add(logged);
    else if (this.isHeader(text)) this.begin(text);
    else if (this.block !== undefined) this.continue(text, this.block);
  }

  private isHeader(text: string): boolean {
    const isNext = this.block === undefined || this.block.frames.items().length > 0;
    return isNext && (text.includes('Error') || text.includes('Exception')) && BEGIN.test(text) && HEADER.test(text);
  }

  private begin(text: string): void {
    this.close();
    const code = HEADER.exec(text)?.groups?.code;
    this.block = { lines: [text], frames: new BoundedList(FRAMES), apart: 0, place: this.place, code };
    this.place = undefined;
  }

  private continue(text: string, block: Block): void {
    const frame = parseFrame(text);
    if (text.startsWith('  code: ')) block.code ??= CODE.exec(text)?.groups?.code;
    if (frame !== undefined) block.frames.add(frame);
    else if (text.trimStart().startsWith('at ')) return;
    else if (block.frames.items().length === 0 && block.lines.length < LINES_BEFORE_FRAMES && text !== '')
      block.lines.push(text);
    else if (text.startsWith('Node.js v') || ++block.apart > LINES_APART) this.close();
  }

  private close(): void {
    const failure = this.block === undefined ? undefined : finish(this.block);
    if (failure !== undefined) this.failures.add(failure);
    this.block = undefined;
  }

  isReading(): boolean {
    return this.block !== undefined;
  }

  end(): RawFailure[] {
    this.close();
    return [...this.failures.items()];
  }
}

/** What an error may begin with, its place above it, or a structured log line. */
export const CRASH_BEGINS = ` [✖/{f${CAPITALS}`;

/** An error that ended a Node process, or that a service logged with its stack before it gave up. */
export const nodeCrashLog: LogParser = {
  name: 'node',
  isFallback: true,
  begins: CRASH_BEGINS,
  open: () => new CrashReader(),
};

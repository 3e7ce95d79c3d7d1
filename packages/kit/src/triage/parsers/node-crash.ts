import { classifyMessage } from '../classify-message';
import type { Frame, LogParser, LogReader, RawFailure } from '../parser';
import { parseFrame, parseFrames } from '../stack-frames';

const HEADER =
  /^(?:Uncaught |\[cause\]: | ?Exception during run: |✖ ERROR: )?(?:[A-Z][\w$]*\.)?(?:[A-Z][\w$]*(?:Error|Exception)|Error)(?: \[(?<code>[A-Z_]+)\])?: .+/;
const PLACE = /^(?<file>(?:file:\/\/|\/|[A-Za-z]:\\).+):(?<line>\d+)$/;
const CODE = /^ {2}code: '(?<code>[A-Z_]+)',?$/;
const LINES_BEFORE_FRAMES = 6;

interface Block {
  readonly lines: string[];
  readonly frames: Frame[];
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

function finish({ lines, frames, place, code }: Block): RawFailure | undefined {
  const message = lines.join('\n');
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

class CrashReader implements LogReader {
  private readonly failures: RawFailure[] = [];
  private block: Block | undefined;
  private place: Frame | undefined;

  line(text: string): void {
    const place = PLACE.exec(text)?.groups;
    if (place?.file !== undefined) this.place = parseFrame(`at ${text}`);
    const logged = text.startsWith('{') ? parseJsonLine(text) : undefined;
    if (logged !== undefined) this.failures.push(logged);
    else if (HEADER.test(text) && (this.block === undefined || this.block.frames.length > 0)) this.begin(text);
    else this.continue(text);
  }

  private begin(text: string): void {
    this.close();
    this.block = { lines: [text], frames: [], place: this.place, code: HEADER.exec(text)?.groups?.code };
    this.place = undefined;
  }

  private continue(text: string): void {
    if (this.block === undefined) return;
    const frame = parseFrame(text);
    this.block.code ??= CODE.exec(text)?.groups?.code;
    if (frame !== undefined) this.block.frames.push(frame);
    else if (/^\s+at /.test(text)) return;
    else if (this.block.frames.length === 0 && this.block.lines.length < LINES_BEFORE_FRAMES && text !== '')
      this.block.lines.push(text);
    else if (/^Node\.js v\d/.test(text)) this.close();
  }

  private close(): void {
    const failure = this.block === undefined ? undefined : finish(this.block);
    if (failure !== undefined) this.failures.push(failure);
    this.block = undefined;
  }

  end(): RawFailure[] {
    this.close();
    return this.failures;
  }
}

/** An error that ended a Node process, or that a service logged with its stack before it gave up. */
export const nodeCrashLog: LogParser = { name: 'node', isFallback: true, open: () => new CrashReader() };

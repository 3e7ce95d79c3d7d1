import type { FailureClass } from '@orchestrate/contracts/triage';

import { BoundedList } from '../bounded-list';
import { Draft } from '../draft';
import { PATH_STARTS } from '../line-start';
import type { LogParser, LogReader, RawFailure } from '../parser';

const HEAD = /^error(?:\[(?<code>E\d{4})\])?: (?<message>.+)$/;
const PLACE = /^ *--> (?<file>\S.*\.(?:rs|toml)):(?<line>\d+):(?<column>\d+)$/;
const SHORT = /^(?<file>\S.*\.rs):(?<line>\d+):(?<column>\d+): error(?:\[(?<code>E\d{4})\])?: (?<message>.+)$/;
/** What is written below the code that is wrong. */
const LABEL = /^ *\| +\^+ (?<label>\S.*)$/;
const LINT = /^ *= note: `-D (?<lint>[\w:-]+)` implied by |^ *= note: `#\[(?:deny|forbid)\((?<level>[\w:]+)\)\]`/;
const MISMATCH = /\bexpected `?(?<expected>.+?)`?, found `?(?<actual>.+?)`?$/m;
const NO_CRATE = /\bunlinked crate\b|\bundeclared crate\b|\bmaybe a missing crate\b|can't find crate/;
/** What cargo says before it compiles anything. */
const NO_PACKAGE =
  /^error: (?:no matching package|failed to select a version|failed to get `|failed to load source for)/;

function classify(code: string | undefined, file: string, message: string): FailureClass {
  if (file.endsWith('.toml')) return 'configuration';
  if (NO_CRATE.test(message)) return 'dependency';
  // No file for a module.
  return code === undefined || code === 'E0583' ? 'build' : 'type';
}

interface Diagnostic {
  readonly headline: string;
  readonly code: string | undefined;
  readonly labels: string[];
  place: { readonly file: string; readonly line: number; readonly column: number } | undefined;
  lint: string | undefined;
}

function toFailure({ headline, code, labels, place, lint }: Diagnostic): RawFailure {
  const message = [headline, ...labels].join('\n');
  const { expected, actual } = MISMATCH.exec(message)?.groups ?? {};
  const name = lint ?? code;
  return {
    class: lint === undefined ? classify(code, place?.file ?? '', message) : 'lint',
    message,
    ...place,
    ...(name === undefined ? {} : { code: name }),
    ...(expected === undefined || actual === undefined ? {} : { expected, actual }),
  };
}

class RustcReader implements LogReader {
  private readonly found = new BoundedList<Diagnostic>();
  private readonly unresolved = new BoundedList<Draft>();
  private diagnostic: Diagnostic | undefined;
  private draft: Draft | undefined;

  line(text: string): void {
    if (text.startsWith('error')) this.begin(text);
    else if (this.diagnostic !== undefined || this.draft !== undefined) this.continue(text);
    else if (text.startsWith('.rs', text.indexOf(':') - 3)) this.readShort(text);
  }

  private continue(text: string): void {
    if (text === '' || /^(?:warning|note|help)\b/.test(text)) this.diagnostic = this.draft = undefined;
    else if (this.diagnostic !== undefined) this.detail(text, this.diagnostic);
    else this.draft?.say(text);
  }

  private begin(text: string): void {
    const { message, code } = HEAD.exec(text)?.groups ?? {};
    this.diagnostic = this.draft = undefined;
    if (message === undefined) return;
    if (NO_PACKAGE.test(text)) {
      this.draft = new Draft({}, 'dependency');
      this.draft.say(message);
      this.unresolved.add(this.draft);
    } else this.diagnostic = { headline: message, code, labels: [], place: undefined, lint: undefined };
  }

  /** Only a place makes it a diagnostic: many programs print lines that begin with `error: `. */
  private detail(text: string, diagnostic: Diagnostic): void {
    const { file, line, column } = PLACE.exec(text)?.groups ?? {};
    const label = LABEL.exec(text)?.groups?.label;
    const { lint, level } = LINT.exec(text)?.groups ?? {};
    diagnostic.lint ??= lint ?? level;
    if (diagnostic.place === undefined && file === undefined) this.diagnostic = undefined;
    else if (diagnostic.place === undefined && file !== undefined) {
      diagnostic.place = { file, line: Number(line), column: Number(column) };
      this.found.add(diagnostic);
    } else if (label !== undefined && diagnostic.labels.length < 3) diagnostic.labels.push(label);
  }

  private readShort(text: string): void {
    const { file, line, column, code, message } = SHORT.exec(text)?.groups ?? {};
    if (file === undefined || message === undefined) return;
    const place = { file, line: Number(line), column: Number(column) };
    this.found.add({ headline: message, code, labels: [], place, lint: undefined });
  }

  isReading(): boolean {
    return this.diagnostic !== undefined || this.draft !== undefined;
  }

  end(): RawFailure[] {
    const unresolved = this.unresolved.items().map((draft) => draft.finish());
    return [...this.found.items().map(toFailure), ...unresolved];
  }
}

/** rustc and clippy, alone and under cargo, and what cargo cannot resolve. */
export const rustcLog: LogParser = {
  name: 'rustc',
  isFallback: false,
  begins: PATH_STARTS,
  open: () => new RustcReader(),
};

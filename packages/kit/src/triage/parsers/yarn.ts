import type { FailureClass } from '@orchestrate/contracts/triage';

import { BoundedList } from '../bounded-list';
import { classifyMessage } from '../classify-message';
import { Draft } from '../draft';
import type { LogParser, LogReader, RawFailure } from '../parser';

/** The first line of yarn 1. */
const CLASSIC = /^yarn (?<command>[a-z-]+) v1\.\d/;
const CLASSIC_ERROR = /^error (?<message>(?!TS\d|Command failed).+)$/;
const NO_COMMAND = /^Command "[^"]+" not found\.$/;

/** A line of a later yarn: its code, and what is said. */
const REPORTED = /^➤ (?<code>YN\d{4}): [│┌└·] ?(?<indent> *)(?<message>.*)$/;
const MISUSED = /^Usage Error: (?<message>.+)$/;
const NOT_LOCKED = /^Internal Error: (?<message>\S+: This package doesn't seem to be present in your lockfile.*)$/;

/** The codes that end an installation; the others tell how it goes. */
const CLASS_BY_CODE: Readonly<Record<string, FailureClass>> = {
  YN0001: 'dependency',
  YN0009: 'build',
  YN0016: 'dependency',
  YN0018: 'dependency',
  YN0027: 'dependency',
  YN0028: 'dependency',
  YN0035: 'dependency',
  YN0041: 'infrastructure',
  YN0082: 'dependency',
};

function classifyClassic(message: string): FailureClass {
  if (NO_COMMAND.test(message) || message.includes(' is incompatible with this module')) return 'configuration';
  return classifyMessage(message) === 'infrastructure' ? 'infrastructure' : 'dependency';
}

class YarnReader implements LogReader {
  private readonly failures = new BoundedList<RawFailure>();
  private readonly drafts = new BoundedList<Draft>();
  private command: string | undefined;
  private draft: Draft | undefined;

  line(text: string): void {
    if (text.startsWith('➤ ')) this.readReported(text);
    else if (text.startsWith('yarn ')) this.command = CLASSIC.exec(text)?.groups?.command ?? this.command;
    else if (text.startsWith('error ') && this.command !== undefined) this.readClassic(text);
    else if (text.startsWith('Usage Error: ')) this.report('configuration', MISUSED.exec(text)?.groups?.message);
    else if (text.startsWith('Internal Error: ')) this.report('dependency', NOT_LOCKED.exec(text)?.groups?.message);
  }

  private report(kind: FailureClass, message: string | undefined): void {
    if (message !== undefined) this.failures.add({ class: kind, message });
  }

  /** Among the output of a script, only what yarn itself is known to say of it. */
  private readClassic(text: string): void {
    const { message } = CLASSIC_ERROR.exec(text)?.groups ?? {};
    if (message === undefined || (this.command === 'run' && !NO_COMMAND.test(message))) return;
    this.report(classifyClassic(message), message);
    this.command = undefined;
  }

  private readReported(text: string): void {
    const { code = '', indent = '', message = '' } = REPORTED.exec(text)?.groups ?? {};
    const kind = CLASS_BY_CODE[code];
    // What the lock file would have become.
    if (kind === undefined || /^(?:[+-]|@@)/.test(message)) this.draft = undefined;
    else if (indent !== '' && this.draft !== undefined) this.draft.say(indent + message);
    else {
      this.draft = new Draft({ code }, kind);
      this.draft.say(message);
      this.drafts.add(this.draft);
    }
  }

  isReading(): boolean {
    return false;
  }

  end(): RawFailure[] {
    return [...this.failures.items(), ...this.drafts.items().map((draft) => draft.finish())];
  }
}

/** The complaints of yarn 1 and later: installing, resolving, missing scripts. */
export const yarnLog: LogParser = { name: 'yarn', isFallback: false, begins: '➤yeUI', open: () => new YarnReader() };

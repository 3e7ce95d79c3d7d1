import type { FailureClass } from '@orchestrate/contracts/triage';

import type { LogParser, LogReader, RawFailure } from '../parser';

const PREFIX = /^npm (?:error|ERR!) ?/;
const CODE = /^code (E[A-Z0-9_]+|[A-Z][A-Z0-9_]+)$/;
// The script that npm ran failed; what it printed says why.
const SAYS_NOTHING = /^(?:ELIFECYCLE|1|127)$/;
const NOISE =
  /^(?:A complete log|For a full report|$|code |errno |path |command |To see a list|Did you mean|Run "npm help)/;

const CLASS_BY_CODE: Readonly<Record<string, FailureClass>> = {
  EUSAGE: 'dependency',
  ERESOLVE: 'dependency',
  ETARGET: 'dependency',
  E404: 'dependency',
  EINTEGRITY: 'dependency',
  ENOVERSIONS: 'dependency',
  EINVALIDPACKAGENAME: 'dependency',
  EJSONPARSE: 'configuration',
  EBADENGINE: 'configuration',
  EBADPLATFORM: 'configuration',
  ENOENT: 'configuration',
  E401: 'infrastructure',
  E403: 'infrastructure',
};

const MESSAGE_LINES = 8;

class NpmReader implements LogReader {
  private code: string | undefined;
  private isUsage = false;
  private readonly lines: string[] = [];

  line(text: string): void {
    if (!text.startsWith('npm ') || !PREFIX.test(text)) return;
    const rest = text.replace(PREFIX, '').replace(/^(?:notarget|404) /, '');
    this.code ??= CODE.exec(rest)?.[1];
    // `npm ci` explains its options after every misuse.
    if (/^(?:Clean install a project|Usage:)$/.test(rest)) this.isUsage = true;
    if (!this.isUsage && !NOISE.test(rest) && this.lines.length < MESSAGE_LINES) this.lines.push(rest);
  }

  isReading(): boolean {
    return false;
  }

  end(): RawFailure[] {
    const message = this.lines.join('\n');
    if (message.startsWith('Missing script:')) return [{ class: 'configuration', code: 'missing-script', message }];
    if (this.code === undefined || SAYS_NOTHING.test(this.code) || message === '') return [];
    const known = CLASS_BY_CODE[this.code];
    return [{ class: known ?? 'infrastructure', code: this.code, message }];
  }
}

/** npm's own complaints: installing, resolving, missing scripts. A script that failed is not one of them. */
export const npmLog: LogParser = { name: 'npm', isFallback: false, begins: 'n', open: () => new NpmReader() };

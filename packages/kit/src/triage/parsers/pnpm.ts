import type { FailureClass } from '@orchestrate/contracts/triage';

import { classifyMessage } from '../classify-message';
import { Draft } from '../draft';
import type { LogParser, LogReader, RawFailure } from '../parser';

// Thin spaces surround the code, where it is drawn as a label.
const HEADED = /^(?:\s?|Error: )ERR_PNPM_/;
const HEADLINE = /^(?:\s?|Error: )(?<code>ERR_PNPM_[A-Z0-9_]+)(?:\s+(?<message>\S.*))?$/;
/** What is drawn in front of a message, and in front of its further lines. */
const DRAWN = /^ {2}(?:×|├─▶|╰─▶|│| {3}) ?(?<message>.*)$/;
const HELP = /^ {2}help: /;
// The script that pnpm ran failed; what it printed says why.
const SAYS_NOTHING = /^ERR_PNPM_RECURSIVE_(?:RUN|EXEC)_FIRST_FAIL$/;

const CLASSES: readonly (readonly [FailureClass, RegExp])[] = [
  [
    'configuration',
    /_(?:NO_SCRIPT|UNSUPPORTED_\w+|NO_IMPORTER_MANIFEST_FOUND|NO_PKG_MANIFEST|JSON_PARSE|BAD_PM_VERSION)$/,
  ],
  ['infrastructure', /_(?:META_FETCH_FAIL|FETCH_40[13]|FETCH_5\d\d)$/],
];

function classify(code: string, message: string): FailureClass {
  const known = CLASSES.find(([, pattern]) => pattern.test(code))?.[0];
  return known ?? (classifyMessage(message) === 'infrastructure' ? 'infrastructure' : 'dependency');
}

class PnpmReader implements LogReader {
  private code: string | undefined;
  private draft: Draft | undefined;

  line(text: string): void {
    const { code, message } = HEADED.test(text) ? (HEADLINE.exec(text)?.groups ?? {}) : {};
    if (code !== undefined) this.begin(code, message);
    else if (this.draft !== undefined) this.detail(text, this.draft);
  }

  private begin(code: string, message: string | undefined): void {
    if (this.code !== undefined || SAYS_NOTHING.test(code)) return;
    this.code = code;
    this.draft = new Draft({ code });
    if (message === undefined) return;
    this.draft.say(message);
    this.draft.close();
  }

  /** Since version 12, the message is drawn as a tree below the code. */
  private detail(text: string, draft: Draft): void {
    const message = HELP.test(text) ? undefined : DRAWN.exec(text)?.groups?.message;
    if (message !== undefined) draft.say(message.trimEnd());
    else if (text !== '') draft.close();
  }

  isReading(): boolean {
    return this.draft?.isClosed() === false;
  }

  end(): RawFailure[] {
    if (this.code === undefined || this.draft === undefined) return [];
    return [this.draft.finish({ class: classify(this.code, this.draft.message()) })];
  }
}

/** pnpm's own complaints: installing, resolving, missing scripts. A script that failed is not one of them. */
export const pnpmLog: LogParser = { name: 'pnpm', isFallback: false, begins: ' E\u2009', open: () => new PnpmReader() };

import type { FailureClass } from '@orchestrate/contracts/triage';

import { BoundedList } from '../bounded-list';
import { Draft } from '../draft';
import { PATH_STARTS } from '../line-start';
import type { LogParser, LogReader, RawFailure } from '../parser';

const PROBLEM = /^(?:vet: )?(?<file>[^\s:][^:]*\.go|go\.mod):(?<line>\d+)(?::(?<column>\d+))?: (?<message>\S.*)$/;
const COMPILED = /^# [\w./~-]+(?: \[.*\])?$/;
const VETTED = /^# \[.*\]$/;
const NOT_BUILT = /^FAIL\t(?<name>\S+) \[(?:setup|build) failed\]$/;
const NO_MODULE = /^go: (?:go\.mod file not found|cannot find main module)/;
const NO_PACKAGE =
  /^(?:go: .*)?(?:cannot find module providing package|no required module provides package|package \S+ is not in |missing go\.sum entry|unknown revision|updates to go\.mod needed)/;

/** Most lines are told from a problem by what stands before their first colon. */
function mayBeProblem(text: string): boolean {
  const end = text.indexOf(':');
  return text.startsWith('.go', end - 3) || text.startsWith('go.mod:') || text.startsWith('vet: ');
}

function classify(text: string, message: string, isCompiled: boolean): FailureClass {
  if (NO_PACKAGE.test(message)) return 'dependency';
  if (text.startsWith('go.mod:')) return 'configuration';
  if (/^syntax error|^expected .+, found|^illegal character/.test(message)) return 'build';
  // What the type checker finds keeps a package from being compiled; `go vet` tells what else it finds without a header.
  return isCompiled || text.startsWith('vet: ') ? 'type' : 'lint';
}

class BuildReader implements LogReader {
  private readonly failures = new BoundedList<Draft>();
  private isCompiled = false;
  private draft: Draft | undefined;
  /** What was said below the name of a package and is no problem in a file. */
  private aside: Draft | undefined;

  line(text: string): void {
    const problem = mayBeProblem(text) ? PROBLEM.exec(text)?.groups : undefined;
    if (problem !== undefined) this.begin(text, problem);
    else if (text.startsWith('\t') && this.draft !== undefined) this.draft.say(text.trim());
    else if (text.startsWith('# ')) this.head(text);
    else this.other(text);
  }

  private begin(text: string, { file = '', line, column, message = '' }: Record<string, string | undefined>): void {
    const place = { file, line: Number(line), ...(column === undefined ? {} : { column: Number(column) }) };
    this.draft = new Draft(place, classify(text, message, this.isCompiled));
    this.draft.say(message);
    this.failures.add(this.draft);
    this.aside = undefined;
  }

  private head(text: string): void {
    this.draft = undefined;
    this.isCompiled = COMPILED.test(text) && !VETTED.test(text);
    this.aside = this.isCompiled ? new Draft({}, 'build') : undefined;
  }

  private other(text: string): void {
    this.draft = undefined;
    if (text.startsWith('go: ') && (NO_MODULE.test(text) || NO_PACKAGE.test(text))) this.report(text);
    else if (text.startsWith('FAIL\t')) this.closePackage(text);
    else this.aside?.say(text);
  }

  private report(text: string): void {
    const draft = new Draft({}, NO_MODULE.test(text) ? 'configuration' : 'dependency');
    draft.say(text.slice('go: '.length));
    this.failures.add(draft);
  }

  private closePackage(text: string): void {
    if (this.aside?.isSilent() === false && NOT_BUILT.test(text)) this.failures.add(this.aside);
    this.aside = undefined;
    this.isCompiled = false;
  }

  isReading(): boolean {
    return this.draft !== undefined || this.aside !== undefined;
  }

  end(): RawFailure[] {
    return this.failures.items().map((draft) => draft.finish());
  }
}

/** `go build`, `go vet`, and what keeps `go test` and `go run` from building. */
export const goBuildLog: LogParser = {
  name: 'go-build',
  isFallback: false,
  begins: `#${PATH_STARTS}`,
  open: () => new BuildReader(),
};

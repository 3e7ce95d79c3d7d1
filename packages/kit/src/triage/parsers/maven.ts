import type { FailureClass } from '@orchestrate/contracts/triage';

import type { LogParser, LogReader, RawFailure } from '../parser';

const MISCONFIGURED =
  /Non-(?:parseable|readable) POM|requires a project to execute but there is no POM|^Unknown lifecycle phase|^No plugin found for prefix|'[\w.]+' is missing/;
const UNRESOLVED = /Could not (?:resolve dependencies|find artifact)|dependencies could not be resolved/;
const UNREACHABLE = /Connection (?:refused|reset|timed out)|Unknown host|Temporary failure in name resolution/i;

function classify(message: string): FailureClass | undefined {
  if (MISCONFIGURED.test(message)) return 'configuration';
  if (!UNRESOLVED.test(message)) return undefined;
  return UNREACHABLE.test(message) ? 'infrastructure' : 'dependency';
}

/** Reads the one line in which Maven says why it gave up. What its plugins found, they told before. */
class MavenReader implements LogReader {
  private failure: RawFailure | undefined;

  line(text: string): void {
    if (this.failure !== undefined || !/^\[(?:ERROR|FATAL)\] /.test(text)) return;
    const message = text.replace(/^(?:\[(?:ERROR|FATAL)\] +)+/, '').replace(/ -> \[Help \d+\]$/, '');
    const kind = classify(message);
    if (kind !== undefined) this.failure = { class: kind, message };
  }

  isReading(): boolean {
    return false;
  }

  end(): RawFailure[] {
    return this.failure === undefined ? [] : [this.failure];
  }
}

/** Maven's own complaints: projects that it cannot read, dependencies that it cannot get. */
export const mavenLog: LogParser = { name: 'maven', isFallback: false, begins: '[', open: () => new MavenReader() };

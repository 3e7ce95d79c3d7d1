import type { FailureClass } from '@orchestrate/contracts/triage';

import { BoundedList } from '../bounded-list';
import { Draft } from '../draft';
import { PATH_STARTS } from '../line-start';
import type { LogParser, LogReader, RawFailure } from '../parser';

const OF_MAVEN =
  /^\[ERROR\] (?<file>\S.*\.(?:java|kt|groovy|scala)):\[(?<line>\d+),(?<column>\d+)\] (?:error: )?(?<message>.+)$/;
const PLAIN = /^(?<file>\S.*\.java):(?<line>\d+): error: (?<message>.+)$/;
const EXPLANATION = /^(?:\[ERROR\])? +(?<text>(?:symbol|location|required|found|reason) *:.+)$/;
const BEGIN = 'COMPILATION ERROR';
/** Maven tells everything once more at its end. */
const REPEATED = 'Failed to execute goal';

function classify(message: string): FailureClass {
  if (/^package \S+ does not exist$/.test(message)) return 'dependency';
  return /expected$|^reached end of file|^illegal start|^not a statement|^unclosed|without '/.test(message)
    ? 'build'
    : 'type';
}

class JavacReader implements LogReader {
  private readonly drafts = new BoundedList<Draft>();
  private isRepeated = false;
  private draft: Draft | undefined;

  line(text: string): void {
    const isOfMaven = text.startsWith('[ERROR] ');
    if (isOfMaven && text.includes(BEGIN)) this.isRepeated = false;
    else if (isOfMaven && text.includes(REPEATED)) this.isRepeated = true;
    const groups = this.isRepeated ? undefined : readProblem(text);
    const explanation = this.draft === undefined ? undefined : EXPLANATION.exec(text)?.groups?.text;
    if (groups !== undefined) this.begin(groups);
    else if (explanation !== undefined) this.draft?.say(explanation);
    else if (this.draft !== undefined) this.close(text);
  }

  private begin({ file = '', line, column, message = '' }: Record<string, string | undefined>): void {
    const place = { file, line: Number(line), ...(column === undefined ? {} : { column: Number(column) }) };
    this.draft = new Draft(place, classify(message));
    this.draft.say(message);
    this.drafts.add(this.draft);
  }

  /** javac shows the line of code between a problem and its explanation. */
  private close(text: string): void {
    if (text === '' || text.startsWith('[')) this.draft = undefined;
  }

  isReading(): boolean {
    return this.draft !== undefined;
  }

  end(): RawFailure[] {
    return this.drafts.items().map((draft) => draft.finish());
  }
}

function readProblem(text: string): Record<string, string | undefined> | undefined {
  if (text.startsWith('[ERROR] ')) return OF_MAVEN.exec(text)?.groups;
  return text.startsWith('.java', text.indexOf(':') - 5) ? PLAIN.exec(text)?.groups : undefined;
}

/** javac, alone and under Maven. */
export const javacLog: LogParser = {
  name: 'javac',
  isFallback: false,
  begins: `[${PATH_STARTS}`,
  open: () => new JavacReader(),
};

import type { FailureClass } from '@orchestrate/contracts/triage';

import { BoundedList } from '../bounded-list';
import { Draft } from '../draft';
import { PATH_STARTS } from '../line-start';
import type { LogParser, LogReader, RawFailure } from '../parser';

const OF_MAVEN =
  /^\[ERROR\] (?<file>\S.*\.(?:java|kt|groovy|scala)):\[(?<line>\d+),(?<column>\d+)\] (?:error: )?(?<message>.+)$/;
const PLAIN = /^(?<file>\S.*\.java):(?<line>\d+): error: (?<message>.+)$/;
/** Older Gradle names the task at the begin of the same line. */
const TASK_OF_GRADLE = /^:[\w:.-]+(?=\/)/;
const EXPLANATION = /^(?:\[ERROR\])? +(?<text>(?:symbol|location|required|found|reason) *:.+)$/;
/** What javac says at its end. */
const OVER = /^\d+ errors?$/;
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
    if (text === '' || text.startsWith('[') || OVER.test(text)) this.draft = undefined;
  }

  isReading(): boolean {
    return this.draft !== undefined;
  }

  end(): RawFailure[] {
    return this.drafts.items().map((draft) => draft.finish());
  }
}

function readProblem(printed: string): Record<string, string | undefined> | undefined {
  if (printed.startsWith('[ERROR] ')) return OF_MAVEN.exec(printed)?.groups;
  const text = printed.startsWith(':') ? printed.replace(TASK_OF_GRADLE, '') : printed;
  return text.startsWith('.java', text.indexOf(':') - 5) ? PLAIN.exec(text)?.groups : undefined;
}

/** javac, alone, under Maven and under Gradle. */
export const javacLog: LogParser = {
  name: 'javac',
  isFallback: false,
  begins: `[:${PATH_STARTS}`,
  open: () => new JavacReader(),
};

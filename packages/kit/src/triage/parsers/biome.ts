import type { FailureClass } from '@orchestrate/contracts/triage';

import { BoundedList } from '../bounded-list';
import type { Finding } from '../keep-what-fails';
import { keepWhatFails } from '../keep-what-fails';
import { PATH_STARTS } from '../line-start';
import type { LogParser, LogReader, RawFailure } from '../parser';

const HEADLINE =
  /^(?<file>\S.*?)(?::(?<line>\d+):(?<column>\d+))? (?<rule>[a-z]+\/\S+|parse|format|deserialize|organizeImports)(?: +[A-Z]+)* +━+$/;
const MESSAGE = /^ {2}(?<level>[×✖!⚠]) (?<message>.+)$/;
/** The same file has an error that says more. */
const FOLLOWS = 'Code formatting aborted due to parsing errors';

function classify(rule: string): FailureClass {
  if (rule === 'parse') return 'build';
  return rule === 'deserialize' || rule.startsWith('fs/') ? 'configuration' : 'lint';
}

class BiomeReader implements LogReader {
  private readonly findings = new BoundedList<Finding>();
  private head: Record<string, string | undefined> | undefined;

  line(text: string): void {
    if (text.endsWith('━')) this.head = HEADLINE.exec(text)?.groups;
    else if (this.head !== undefined && text.startsWith('  ')) this.read(text, this.head);
  }

  private read(text: string, { file = '', line, column, rule = '' }: Record<string, string | undefined>): void {
    const { level, message } = MESSAGE.exec(text)?.groups ?? {};
    if (message === undefined) return;
    this.head = undefined;
    if (message.startsWith(FOLLOWS)) return;
    const place = line === undefined ? {} : { line: Number(line), column: Number(column) };
    const failure: RawFailure = { class: classify(rule), code: rule, file, ...place, message };
    this.findings.add({ fails: level === '×' || level === '✖', failure });
  }

  isReading(): boolean {
    return this.head !== undefined;
  }

  end(): RawFailure[] {
    return keepWhatFails(this.findings.items());
  }
}

/** Biome's default reporter. */
export const biomeLog: LogParser = {
  name: 'biome',
  isFallback: false,
  begins: PATH_STARTS,
  open: () => new BiomeReader(),
};

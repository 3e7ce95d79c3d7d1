import { z } from 'zod';

import { BoundedList } from '../bounded-list';
import type { Finding } from '../keep-what-fails';
import { keepWhatFails } from '../keep-what-fails';
import { PATH_STARTS } from '../line-start';
import type { LogParser, LogReader, RawFailure, ReportParser } from '../parser';

const reportSchema = z.array(
  z.object({
    filePath: z.string(),
    messages: z.array(
      z.object({
        ruleId: z.string().nullish(),
        severity: z.number(),
        message: z.string(),
        line: z.number().int().optional(),
        column: z.number().int().optional(),
      }),
    ),
  }),
);

function describe(file: string, rule: string | undefined, message: string, line = 0, column = 0): RawFailure {
  const isUnreadable = rule === undefined && message.startsWith('Parsing error');
  return {
    class: isUnreadable ? 'build' : 'lint',
    file,
    message,
    ...(rule === undefined ? {} : { code: rule }),
    ...(line < 1 ? {} : { line }),
    ...(column < 1 ? {} : { column }),
  };
}

function parseReport(text: string): RawFailure[] {
  const found = reportSchema.parse(JSON.parse(text)).flatMap(({ filePath, messages }) =>
    messages.map(({ ruleId, severity, message, line, column }) => ({
      fails: severity === 2,
      failure: describe(filePath, ruleId ?? undefined, message, line, column),
    })),
  );
  return keepWhatFails(found);
}

/** ESLint's formatter `json`. */
export const eslintReport: ReportParser = { format: 'eslint-json', parse: parseReport };

const LONGEST_EXTENSION = 6;
const HEADER = /^(?:[A-Za-z]:)?[^\s:*?"<>|][^:*?"<>|]*\.[A-Za-z]{1,5}$/;
const PROBLEM = /^\s+(?<line>\d+):(?<column>\d+)\s+(?<level>error|warning)\s+(?<message>.+?)(?:\s{2,}(?<rule>\S+))?$/;

/** ESLint could not do its work at all, because of how it is set up. */
const MISCONFIGURED =
  /^(?:You are linting ".*", but all of the files|ESLint couldn't find|No files matching the pattern|Invalid option '|Error: (?:Key ".*"|ESLint configuration|Could not find config file))/;

class EslintReader implements LogReader {
  private readonly found = new BoundedList<Finding>();
  private misconfigured: string | undefined;
  private file: string | undefined;

  line(text: string): void {
    if (text.startsWith('[{"filePath":')) this.readJson(text);
    else if (text === '') this.file = undefined;
    else if (MISCONFIGURED.test(text)) this.misconfigured ??= text;
    else if (text.includes('.', text.length - LONGEST_EXTENSION) && HEADER.test(text)) this.file = text;
    else if (this.file !== undefined) this.readProblem(text, this.file);
  }

  private readProblem(text: string, file: string): void {
    const { rule, level, line, column, message } = PROBLEM.exec(text)?.groups ?? {};
    if (message === undefined) return;
    const failure = describe(file, rule, message, Number(line), Number(column));
    this.found.add({ fails: level === 'error', failure });
  }

  private readJson(text: string): void {
    try {
      for (const failure of parseReport(text)) this.found.add({ fails: true, failure });
    } catch {
      // A line that only looks like a report is a line like any other.
    }
  }

  isReading(): boolean {
    return this.file !== undefined;
  }

  end(): RawFailure[] {
    if (this.misconfigured !== undefined && this.found.items().length === 0)
      return [{ class: 'configuration', message: this.misconfigured }];
    return keepWhatFails(this.found.items());
  }
}

/** ESLint's default formatter `stylish`, and `json` printed into the log. */
export const eslintLog: LogParser = {
  name: 'eslint',
  isFallback: false,
  begins: `[${PATH_STARTS}`,
  open: () => new EslintReader(),
};

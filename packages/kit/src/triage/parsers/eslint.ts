import { z } from 'zod';

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

interface Found {
  readonly isError: boolean;
  readonly failure: RawFailure;
}

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

/** Warnings only fail a run that has no errors: by `--max-warnings`. */
function keepWhatFails(found: readonly Found[]): RawFailure[] {
  const errors = found.filter(({ isError }) => isError);
  return (errors.length > 0 ? errors : found).map(({ failure }) => failure);
}

function parseReport(text: string): RawFailure[] {
  const found = reportSchema.parse(JSON.parse(text)).flatMap(({ filePath, messages }) =>
    messages.map(({ ruleId, severity, message, line, column }) => ({
      isError: severity === 2,
      failure: describe(filePath, ruleId ?? undefined, message, line, column),
    })),
  );
  return keepWhatFails(found);
}

/** ESLint's formatter `json`. */
export const eslintReport: ReportParser = { format: 'eslint-json', parse: parseReport };

const HEADER = /^(?:[A-Za-z]:)?[^\s:*?"<>|][^:*?"<>|]*\.[A-Za-z]{1,5}$/;
const PROBLEM = /^\s+(?<line>\d+):(?<column>\d+)\s+(?<level>error|warning)\s+(?<message>.+?)(?:\s{2,}(?<rule>\S+))?$/;

/** ESLint could not do its work at all, because of how it is set up. */
const MISCONFIGURED =
  /^(?:You are linting ".*", but all of the files|ESLint couldn't find|No files matching the pattern|Invalid option '|Error: (?:Key ".*"|ESLint configuration|Could not find config file))/;

class EslintReader implements LogReader {
  private readonly found: Found[] = [];
  private misconfigured: string | undefined;
  private file: string | undefined;

  line(text: string): void {
    if (text.startsWith('[{"filePath":')) this.readJson(text);
    else if (MISCONFIGURED.test(text)) this.misconfigured ??= text;
    else if (HEADER.test(text)) this.file = text;
    else if (text === '') this.file = undefined;
    else this.readProblem(text);
  }

  private readProblem(text: string): void {
    const groups = PROBLEM.exec(text)?.groups;
    if (this.file === undefined || groups?.message === undefined) return;
    const { rule, level, line, column, message } = groups;
    this.found.push({
      isError: level === 'error',
      failure: describe(this.file, rule, message, Number(line), Number(column)),
    });
  }

  private readJson(text: string): void {
    try {
      this.found.push(...parseReport(text).map((failure) => ({ isError: true, failure })));
    } catch {
      // A line that only looks like a report is a line like any other.
    }
  }

  end(): RawFailure[] {
    if (this.misconfigured !== undefined && this.found.length === 0)
      return [{ class: 'configuration', message: this.misconfigured }];
    return keepWhatFails(this.found);
  }
}

/** ESLint's default formatter `stylish`, and `json` printed into the log. */
export const eslintLog: LogParser = { name: 'eslint', isFallback: false, open: () => new EslintReader() };

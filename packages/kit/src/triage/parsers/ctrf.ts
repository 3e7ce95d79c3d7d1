import { z } from 'zod';

import { stripAnsi } from '../../safety/text';
import { NAME_SEPARATOR } from '../../test-reports/vitest';
import { readComparison } from '../comparison';
import type { Finding } from '../keep-what-fails';
import { keepWhatFails } from '../keep-what-fails';
import type { RawFailure, ReportParser } from '../parser';

import { classifyException } from './python';
import { readTrace } from './trace-frames';

const testSchema = z.object({
  name: z.string(),
  status: z.string(),
  message: z.string().nullish(),
  trace: z.string().nullish(),
  filePath: z.string().nullish(),
  line: z.number().int().positive().nullish(),
  suite: z.union([z.string(), z.array(z.string())]).nullish(),
  flaky: z.boolean().nullish(),
});
const reportSchema = z.object({ results: z.object({ tests: z.array(testSchema) }) });

type Test = z.infer<typeof testSchema>;

/** Suites are told with and without their project and file, and the name with and without its suites. */
function nameTest({ name, suite, filePath }: Test): string {
  const all = typeof suite === 'string' ? suite.split(NAME_SEPARATOR) : (suite ?? []);
  const file = all.findLastIndex((part) => filePath?.endsWith(part) === true);
  const suites = all.slice(file + 1);
  const start = `${suites.join(' ')} `;
  const own = suites.length > 0 && name.startsWith(start) ? name.slice(start.length) : name;
  return [...suites, own].join(NAME_SEPARATOR);
}

function toFailure(test: Test): RawFailure {
  const { message, trace, filePath, line } = test;
  const said = stripAnsi(message ?? trace ?? '').trim();
  const traced = stripAnsi(trace ?? '');
  const compared = readComparison(said);
  return {
    class: classifyException(said) ?? 'test',
    test: nameTest(test),
    message: said === '' ? 'failed without a message' : said,
    ...(compared.expected === undefined ? readComparison(traced) : compared),
    ...(filePath == null ? {} : { file: filePath }),
    ...(line == null ? {} : { line }),
    // Some writers take the indentation off the frames, which a trace needs to be told from words.
    stack: readTrace(traced.replaceAll(/^at /gm, '    at '), ''),
  };
}

function toFindings(test: Test): Finding[] {
  if (test.status === 'failed') return [{ fails: true, failure: toFailure(test) }];
  return test.flaky === true ? [{ fails: false, failure: { ...toFailure(test), class: 'flaky' } }] : [];
}

/** CTRF, the common test report format: `ctrf-report.json` of the reporters of many tools. */
export const ctrfReport: ReportParser = {
  format: 'ctrf-json',
  parse: (text) => keepWhatFails(reportSchema.parse(JSON.parse(text)).results.tests.flatMap(toFindings)),
};

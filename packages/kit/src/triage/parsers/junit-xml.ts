import { XMLParser } from 'fast-xml-parser';
import { z } from 'zod';

import { stripAnsi } from '../../safety/text';
import { readComparison } from '../comparison';
import type { Finding } from '../keep-what-fails';
import { keepWhatFails } from '../keep-what-fails';
import type { RawFailure, ReportParser } from '../parser';

import { nameCase } from './junit-names';
import { classifyException } from './python';
import { readTrace } from './trace-frames';

const problemSchema = z.object({
  '#text': z.string().default(''),
  '@message': z.string().default(''),
  stackTrace: z.object({ '#text': z.string().default('') }).optional(),
});
const caseSchema = z.object({
  '@name': z.string().default(''),
  '@classname': z.string().default(''),
  '@file': z.string().optional(),
  failure: z.array(problemSchema).default([]),
  error: z.array(problemSchema).default([]),
  flakyFailure: z.array(problemSchema).default([]),
  flakyError: z.array(problemSchema).default([]),
});
type Problem = z.infer<typeof problemSchema>;
type Case = z.infer<typeof caseSchema>;
interface Suite {
  readonly '@name': string;
  readonly '@file'?: string | undefined;
  readonly testcase: readonly Case[];
  readonly testsuite: readonly Suite[];
}

const suiteSchema: z.ZodType<Suite> = z.object({
  '@name': z.string().default(''),
  '@file': z.string().optional(),
  testcase: z.array(caseSchema).default([]),
  testsuite: z.lazy(() => z.array(suiteSchema)).default([]),
});
const reportSchema = z.union([
  z.object({ testsuites: suiteSchema }).transform(({ testsuites }) => [testsuites]),
  z.object({ testsuite: z.array(suiteSchema) }).transform(({ testsuite }) => testsuite),
]);

const LISTS = new Set(['testsuite', 'testcase', 'failure', 'error', 'flakyFailure', 'flakyError']);
const xml = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  alwaysCreateTextNode: true,
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  htmlEntities: true,
  isArray: (name) => LISTS.has(name),
});

/** How linters write a place and how bad a finding is. */
const LINTED = /^line (?<line>[1-9]\d*), col (?<column>[1-9]\d*), (?:(?<level>Error|Warning) - )?/;

/** Messages that only say that there is one. */
const VAGUE = /^(?:Failed|collection failure|)$/;
const MESSAGE_LINES = 40;
const LONGEST_END = 200;

/** The first words of a trace, which some tools only write there. pytest marks them. */
function readMessage({ '@message': message, '#text': text }: Problem): string {
  if (!VAGUE.test(message)) return message;
  const lines = text.trim().split('\n');
  const marked = lines.filter((line) => /^E(?: |$)/.test(line)).map((line) => line.slice(1).trim());
  const frames = lines.findIndex((line) => /^\s+(?:at |❯ )/.test(line));
  const said = marked.length > 0 ? marked : lines.slice(0, frames < 0 ? undefined : frames);
  return said.slice(0, MESSAGE_LINES).join('\n').trim();
}

function toFinding(test: Case, suites: readonly Suite[], problem: Problem): Finding {
  const trace = stripAnsi(problem['#text'] + (problem.stackTrace?.['#text'] ?? ''));
  const message = stripAnsi(readMessage({ ...problem, '#text': trace }));
  const stack = readTrace(trace, test['@classname']);
  const { line, column, level } = LINTED.exec(trace)?.groups ?? {};
  const names = nameCase({
    name: test['@name'],
    suite: test['@classname'],
    suites: suites.map((suite) => suite['@name']),
    file: test['@file'] ?? suites.findLast((suite) => suite['@file'] !== undefined)?.['@file'],
    stack,
  });
  const said = readComparison(message);
  const failure: RawFailure = {
    class: classifyException(message) ?? (message.startsWith('Parsing error') ? 'build' : (names.class ?? 'test')),
    message,
    ...(said.expected === undefined ? readComparison(trace) : said),
    ...(line === undefined ? {} : { line: Number(line), column: Number(column) }),
    ...names.subject,
    stack,
  };
  return { fails: level !== 'Warning', failure };
}

function readCase(test: Case, suites: readonly Suite[]): Finding[] {
  const flaky = [...test.flakyFailure, ...test.flakyError].slice(0, 1).map((problem) => {
    const { failure } = toFinding(test, suites, problem);
    return { fails: false, failure: { ...failure, class: 'flaky' as const } };
  });
  return [...[...test.failure, ...test.error].map((problem) => toFinding(test, suites, problem)), ...flaky];
}

function readSuite(suite: Suite, above: readonly Suite[]): Finding[] {
  const suites = [...above, suite];
  return [
    ...suite.testcase.flatMap((test) => readCase(test, suites)),
    ...suite.testsuite.flatMap((inner) => readSuite(inner, suites)),
  ];
}

/** JUnit's XML, in the dialects of surefire, pytest, jest-junit, mocha, node, vitest, Playwright, ESLint and Biome. */
export const junitReport: ReportParser = {
  format: 'junit-xml',
  parse: (text) => {
    // The parser takes what was cut off for what is whole.
    if (!/<\/testsuites?>\s*$/.test(text.slice(-LONGEST_END))) throw new Error('the report was cut off');
    return keepWhatFails(reportSchema.parse(xml.parse(text)).flatMap((suite) => readSuite(suite, [])));
  },
};

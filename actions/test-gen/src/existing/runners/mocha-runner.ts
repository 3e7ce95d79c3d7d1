import path from 'node:path';

import { findInstalled } from './installed';
import { parseLineReport, placeReporter, readTrace } from './line-report';
import { readText } from './run-packaged';
import type { Runner, RunRequest } from './runner';
import type { TestCommand } from './test-command';

/** Options whose value is a word of its own. */
const WITH_VALUE =
  /^(?:-r|--require|--import|--loader|--config|--package|-t|--timeout|-s|--slow|-u|--ui|--extension|--file|-n|--node-option|-j|--jobs|--retries|--ignore|--exclude)$/;
/** Options that are chosen anew for each run, with a value or without. */
const CHOSEN_WITH_VALUE = /^(?:-R|--reporter|-O|--reporter-options?|-g|--grep|-f|--fgrep|--spec)$/;
const CHOSEN = /^(?:-R|--reporter|-O|--reporter-options?|-g|--grep|-f|--fgrep|--spec)=|^(?:-w|--watch)$/;
/** Packages that make it take sources in TypeScript, which settings of it name. */
const TRANSLATORS = ['tsx', 'ts-node', '@swc-node/register', 'esbuild-register', 'ts-mocha'];
/** What can measure coverage of it, as a program that Node runs. */
const COVERERS = ['c8/bin/c8.js', 'nyc/bin/nyc.js'];

/** The options of a script, and the files that it names. */
export function readMochaWords(words: readonly string[]): { readonly options: string[]; readonly files: string[] } {
  const options: string[] = [];
  const files: string[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? '';
    if (CHOSEN_WITH_VALUE.test(word)) at += 1;
    else if (WITH_VALUE.test(word)) options.push(word, words[(at += 1)] ?? '');
    else if (!word.startsWith('-')) files.push(word);
    else if (!CHOSEN.test(word)) options.push(word);
  }
  return { options, files };
}

/** Mocha measures no coverage: c8 or nyc does, where a service has one of them. */
async function wrap(request: RunRequest, directory: string): Promise<string[]> {
  if (request.hasCoverage !== true) return [];
  for (const coverer of COVERERS) {
    const program = await findInstalled(request, coverer);
    if (program === undefined) continue;
    return [program, '--reporter=lcovonly', `--report-dir=${directory}`, `--temp-dir=${directory}/temporary`, 'node'];
  }
  return [];
}

async function listArgv(
  { nodeOptions, words }: TestCommand,
  request: RunRequest,
  [reporter, lines, covered]: readonly [string, string, string],
): Promise<readonly ['node', ...string[]]> {
  const { options, files } = readMochaWords(words);
  const place = (await findInstalled(request, 'mocha')) ?? path.join(request.tree, 'node_modules', 'mocha');
  return [
    'node',
    ...(await wrap(request, covered)),
    ...nodeOptions,
    path.join(place, 'bin', 'mocha.js'),
    ...options,
    `--reporter=${reporter}`,
    `--reporter-option=output=${lines}`,
    ...(request.files ?? files),
  ];
}

/** Mocha, with the options of its script; its settings in files it finds by itself. */
export function createMochaRunner(command: TestCommand, dependencies: Readonly<Record<string, string>>): Runner {
  return {
    name: 'mocha',
    wording: { module: 'mocha', test: 'it', before: 'before', after: 'after', limit: 'this' },
    isTranslating: TRANSLATORS.some((name) => dependencies[name] !== undefined),
    isNamingFiles: true,
    async run(request, deps) {
      const { tree, prefix, why, timeout } = request;
      const cwd = path.join(tree, prefix);
      const reports = await deps.scratch('reports');
      const reporter = await placeReporter('mocha-reporter.cjs', reports, deps);
      const [lines, covered] = [path.join(reports, 'report.ndjson'), path.join(reports, 'coverage')];
      const argv = await listArgv(command, request, [reporter, lines, covered]);
      const env = { ...command.env, NO_COLOR: '1' };
      const result = await deps.exec.run({ tool: 'mocha', argv, cwd, why, timeout, shares: { write: [reports] }, env });
      const report = await readText(lines);
      return {
        result,
        report: report === undefined ? undefined : parseLineReport(report, cwd, 'mocha'),
        ...readTrace(await readText(path.join(covered, 'lcov.info')), cwd),
      };
    },
  };
}

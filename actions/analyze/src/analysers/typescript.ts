import path from 'node:path';

import { stripAnsi } from '@orchestrate/kit/safety/text';

import type { Analyser, AnalyserContext, RawFinding } from '../analyser';
import { NotRunError } from '../analyser';
import { isFixture } from '../is-fixture';
import { findOwnPackage } from '../own-package';
import { runScript } from '../run-tool';
import type { Tree } from '../tree';

const LOCATED = /^(.+?)\((\d+),(\d+)\): (error|warning) (TS\d+): (.*)$/;
const GLOBAL = /^(error|warning) (TS\d+): (.*)$/;
const LONGEST_MESSAGE_LINES = 4;
// No inputs: a tsconfig.json for others to extend. Not built yet: a reference, which is checked by its own project.
const NO_PROBLEM = new Set(['TS18003', 'TS6305']);

interface Diagnostic {
  readonly head: RawFinding;
  readonly more: string[];
}

function startDiagnostic(line: string): RawFinding | undefined {
  const located = LOCATED.exec(line);
  if (located !== null) {
    const [, file = '', row = '', column = '', level, rule = '', message = ''] = located;
    return {
      rule,
      level: level === 'error' ? 'error' : 'warning',
      message,
      path: file,
      line: Number(row),
      column: Number(column),
    };
  }
  const [, level, rule = '', message = ''] = GLOBAL.exec(line) ?? [];
  return level === undefined ? undefined : { rule, level: level === 'error' ? 'error' : 'warning', message };
}

/** `file(line,column): error TS1234: message`, with indented lines that say more. */
export function parseDiagnostics(output: string): RawFinding[] {
  const diagnostics: Diagnostic[] = [];
  for (const line of stripAnsi(output).split(/\r?\n/)) {
    const head = startDiagnostic(line);
    if (head !== undefined) diagnostics.push({ head, more: [] });
    else if (/^\s+\S/.test(line)) diagnostics.at(-1)?.more.push(line.trim());
  }
  return diagnostics
    .filter(({ head }) => !NO_PROBLEM.has(head.rule))
    .map(({ head, more }) => ({ ...head, message: [head.message, ...more.slice(0, LONGEST_MESSAGE_LINES)].join(' ') }));
}

/** The root's project, which names all others in a well-kept tree; without one, each package's own. */
export function listProjects(files: readonly string[]): string[] {
  const all = files.filter((file) => path.posix.basename(file) === 'tsconfig.json' && !isFixture(file));
  return all.includes('tsconfig.json') ? ['tsconfig.json'] : all;
}

async function checkProject(project: string, context: AnalyserContext, tool: TypeScript): Promise<RawFinding[]> {
  const hasReferences = /"references"\s*:/.test(await context.tree.read(project));
  const args = hasReferences ? ['-b', project, '--noEmit'] : ['--noEmit', '-p', project];
  const result = await runScript(context, tool.script, [...args, '--pretty', 'false'], {
    tool: 'typescript',
    version: tool.version,
    why: `Find type errors in ${project}`,
    answers: [0, 1, 2],
  });
  const findings = parseDiagnostics(result.stdout);
  if (result.exitCode !== 0 && findings.length === 0 && !/TS(18003|6305)/.test(result.stdout))
    throw new Error(`it failed without naming an error: ${result.output.slice(0, 300)}`);
  return findings.map((finding) => (finding.path === undefined ? { ...finding, path: project } : finding));
}

interface TypeScript {
  readonly script: string;
  readonly version: string;
}

/** The tree's own compiler, because its settings are written for that one; the pinned one where it has none. */
async function chooseCompiler(context: AnalyserContext): Promise<TypeScript> {
  const own = await findOwnPackage(context.tree, 'typescript');
  if (own !== undefined) return { script: path.join(own.directory, 'bin/tsc'), version: own.version };
  return {
    script: context.toolbox.module('typescript/bin/tsc'),
    version: await context.toolbox.version('typescript'),
  };
}

export const typescript: Analyser = {
  name: 'typescript',
  looksFor: 'a tsconfig.json',
  isRequired: true,
  reads: (file) => /\.(?:[cm]?[jt]sx?|json)$/.test(file),
  applies: (tree: Tree) => listProjects(tree.files).length > 0,
  async analyse(context) {
    if (context.tree.missingPackages !== undefined) throw new NotRunError(context.tree.missingPackages);
    const compiler = await chooseCompiler(context);
    const findings: RawFinding[] = [];
    for (const project of listProjects(context.tree.files))
      findings.push(...(await checkProject(project, context, compiler)));
    return { version: compiler.version, findings };
  },
};

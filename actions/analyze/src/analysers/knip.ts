import type { CommandResult } from '@orchestrate/kit/exec/command';
import { z } from 'zod';

import type { Analyser, AnalyserContext, RawFinding } from '../analyser';
import { NotRunError } from '../analyser';
import { checkAnswer, parseAnswer, runScript } from '../run-tool';

const itemSchema = z.object({ name: z.string(), line: z.number().optional(), col: z.number().optional() });
const issueSchema = z.looseObject({ file: z.string() });
const answerSchema = z.object({ issues: z.array(issueSchema) });

interface Kind {
  readonly level: RawFinding['level'];
  readonly describe: (name: string) => string;
}

const KINDS: Readonly<Record<string, Kind>> = {
  files: { level: 'warning', describe: (name) => `Nothing uses the file ${name}` },
  dependencies: { level: 'warning', describe: (name) => `Nothing uses the dependency ${name}` },
  devDependencies: { level: 'warning', describe: (name) => `Nothing uses the development dependency ${name}` },
  unlisted: { level: 'warning', describe: (name) => `${name} is used, but is no dependency of the package` },
  binaries: { level: 'warning', describe: (name) => `The program ${name} is used, but no dependency brings it` },
  unresolved: { level: 'warning', describe: (name) => `The import ${name} leads nowhere` },
  exports: { level: 'note', describe: (name) => `Nothing uses the export ${name}` },
  types: { level: 'note', describe: (name) => `Nothing uses the exported type ${name}` },
  enumMembers: { level: 'note', describe: (name) => `Nothing uses the enum member ${name}` },
  namespaceMembers: { level: 'note', describe: (name) => `Nothing uses the namespace member ${name}` },
};

// Programs that every machine has, or npm itself.
const COMMON_PROGRAMS = /^(?:npm|npx|node|git|docker|sh|bash|test|cp|rm|mkdir)$/;

function parseKind(file: string, name: string, items: unknown): RawFinding[] {
  const kind = KINDS[name];
  if (kind === undefined) return [];
  return checkAnswer(items, z.array(itemSchema))
    .filter((item) => name !== 'binaries' || !COMMON_PROGRAMS.test(item.name))
    .map((item) => ({
      rule: name,
      level: kind.level,
      message: kind.describe(item.name),
      path: file,
      anchor: item.name,
      ...(item.line === undefined ? {} : { line: item.line }),
      ...(item.col === undefined ? {} : { column: item.col }),
      help: 'https://knip.dev/reference/issue-types',
    }));
}

/** knip's JSON reporter: one entry a file, its issues by kind. */
export function parseKnip(text: string): RawFinding[] {
  return parseAnswer(text, answerSchema).issues.flatMap((issue) =>
    Object.entries(issue).flatMap(([name, items]) => parseKind(issue.file, name, items)),
  );
}

const OWN_CONFIGURATION = /^(?:\.?knip\.jsonc?|knip(?:\.config)?\.[jt]s)$/;

/** Ours says only that an export which its own file uses is not dead; a tree's own says what it wants. */
function useConfiguration({ tree, toolbox }: AnalyserContext): string[] {
  const hasOwn = tree.manifest?.fields.knip !== undefined || tree.files.some((file) => OWN_CONFIGURATION.test(file));
  return hasOwn ? [] : ['--config', toolbox.file('knip.json')];
}

// Files that start others without importing them.
const STARTER = /(?:^|\/)(?:Dockerfile|Containerfile|Makefile)[^/]*$|\.(?:ya?ml|sh|service|toml)$/;

/** A script that a Dockerfile or a workflow names is used, although nothing imports it. */
export function dropStarted(findings: readonly RawFinding[], starters: readonly string[]): RawFinding[] {
  return findings.filter(
    ({ rule, anchor = '' }) => rule !== 'files' || !starters.some((text) => text.includes(anchor)),
  );
}

const FOUND_LESS = 2;

/**
 * knip loads the configuration of other tools, which is code of the tree: where it reads an environment that is not
 * there, what it names would count as used by nothing.
 * @throws {NotRunError} naming the file that could not be loaded
 */
export function checkLoaded({ exitCode, stderr }: Pick<CommandResult, 'exitCode' | 'stderr'>): void {
  if (exitCode !== FOUND_LESS) return;
  const [, what] = /^ERROR: Error loading (.+)$/m.exec(stderr) ?? [];
  if (what === undefined) throw new Error(`exit code ${exitCode}: ${stderr.trim().slice(-400)}`);
  throw new NotRunError(`it could not load ${what}`);
}

export const knip: Analyser = {
  name: 'knip',
  looksFor: 'a package.json',
  isRequired: true,
  applies: (tree) => tree.manifest !== undefined,
  async analyse(context) {
    const { tree, toolbox } = context;
    if (tree.missingPackages !== undefined) throw new NotRunError(tree.missingPackages);
    const version = await toolbox.version('knip');
    const quiet = ['--no-exit-code', '--no-progress', '--no-config-hints', '--no-tag-hints'];
    const args = ['--reporter', 'json', ...quiet, ...useConfiguration(context)];
    const result = await runScript(context, toolbox.module('knip/bin/knip.js'), args, {
      tool: 'knip',
      version,
      why: 'Find files, exports and dependencies that nothing uses',
      answers: [0, FOUND_LESS],
    });
    checkLoaded(result);
    const starters = await Promise.all(tree.files.filter((file) => STARTER.test(file)).map((file) => tree.read(file)));
    return { version, findings: dropStarted(parseKnip(result.stdout), starters) };
  },
};

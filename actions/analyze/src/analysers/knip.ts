import { z } from 'zod';

import type { Analyser, RawFinding } from '../analyser';
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

export const knip: Analyser = {
  name: 'knip',
  looksFor: 'a package.json',
  isRequired: true,
  applies: (tree) => tree.manifest !== undefined,
  async analyse(context) {
    if (context.tree.missingPackages !== undefined) throw new NotRunError(context.tree.missingPackages);
    const version = await context.toolbox.version('knip');
    const args = ['--reporter', 'json', '--no-exit-code', '--no-progress', '--no-config-hints', '--no-tag-hints'];
    const result = await runScript(context, context.toolbox.module('knip/bin/knip.js'), args, {
      tool: 'knip',
      version,
      why: 'Find files, exports and dependencies that nothing uses',
      answers: [0],
    });
    return { version, findings: parseKnip(result.stdout) };
  },
};

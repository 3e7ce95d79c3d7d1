import type { Task } from '@orchestrate/contracts/plan';

import { FILES, pick } from './task';

const OPTIONAL = 'listed as not run where it is missing';

/** What is looked at: name, title, tool, input. */
const ANALYSES: readonly (readonly [string, string, Task['tool'], string])[] = [
  ['types', 'Type errors', pick('tsc', 'the compiler is the first reader'), FILES.service],
  ['lint', 'Lint and security rules', pick('ESLint', 'finds what types cannot, and fixes a part of it'), FILES.service],
  [
    'secrets',
    'Secrets',
    pick('secretlint and gitleaks', `they know different formats; gitleaks is ${OPTIONAL}`),
    FILES.service,
  ],
  ['dead-code', 'Dead code', pick('knip', 'follows imports from the entry points'), FILES.service],
  [
    'dockerfile',
    'Dockerfile',
    pick('own rules and hadolint', `hadolint knows more, and is ${OPTIONAL}`),
    'service/Dockerfile',
  ],
  ['specification', 'Specification', pick('redocly', 'the parser that read it also lints it'), FILES.specification],
  [
    'dependencies',
    'Known vulnerabilities',
    pick('npm audit', 'the lock file names every package'),
    'service/package-lock.json',
  ],
  [
    'licences',
    'Licences',
    pick('own policy', 'packages say their licence in their manifest'),
    'service/package-lock.json',
  ],
];

/** Analyses side by side, then one result of them all. */
export function createAnalyzeTasks(): Task[] {
  const analyses = ANALYSES.map(([name, title, tool, input]): Task => {
    const id = `analyze.${name}`;
    return {
      id,
      phase: 'analyze',
      title,
      dependsOn: ['test-gen.gate'],
      tool,
      inputs: [input],
      outputs: ['phases/analyze/'],
    };
  });
  return [
    ...analyses,
    {
      id: 'analyze.fix',
      phase: 'analyze',
      title: 'Fix what is safe to fix, and keep the rest as findings',
      dependsOn: analyses.map(({ id }) => id),
      tool: pick('the fixers of the same tools', 'a fix stays only when its finding goes and nothing new comes'),
      inputs: [FILES.service],
      outputs: ['phases/analyze/analysis.json', FILES.service],
    },
  ];
}

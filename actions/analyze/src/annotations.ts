import type { Finding } from '@orchestrate/contracts/finding';
import type { Annotation } from '@orchestrate/kit/log';

const LEVELS = { error: 'error', warning: 'warning', note: 'notice' } as const;
const MOST_OF_A_LEVEL = 10;
// What does harm by itself comes before what is merely wrong, and that before what is untidy.
const WEIGHTS: readonly (readonly [RegExp, number])[] = [
  [/^(?:secretlint|gitleaks)$/, 0],
  [/^(?:npm-audit|eslint-security|zizmor)$/, 1],
  [/^typescript$/, 2],
  [/^(?:knip|redocly)$/, 4],
];
const ORDINARY = 3;

function weigh({ tool }: Finding): number {
  return WEIGHTS.find(([pattern]) => pattern.test(tool))?.[1] ?? ORDINARY;
}

/**
 * The most important findings of each level, as remarks on their lines: a run page shows only so many.
 * @param toFile - path of a finding's file as the checkout has it
 */
export function chooseAnnotations(findings: readonly Finding[], toFile: (path: string) => string): Annotation[] {
  return (['error', 'warning', 'note'] as const).flatMap((level) =>
    findings
      .filter((finding) => finding.level === level)
      .sort((a, b) => weigh(a) - weigh(b))
      .slice(0, MOST_OF_A_LEVEL)
      .map(({ tool, rule, message, path, line, column }) => ({
        level: LEVELS[level],
        title: `${tool}: ${rule}`,
        message,
        ...(path === undefined ? {} : { file: toFile(path) }),
        ...(line === undefined ? {} : { line }),
        ...(column === undefined ? {} : { column }),
      })),
  );
}

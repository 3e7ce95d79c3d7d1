import type { Finding } from '@orchestrate/contracts/finding';

/** Levels of findings, the gravest first. */
export const LEVEL_ORDER = ['error', 'warning', 'note'] as const;

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

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The gravest first; equal ones by file and line. */
export function sortByImportance<T extends Finding>(findings: readonly T[]): T[] {
  return [...findings].sort(
    (a, b) =>
      LEVEL_ORDER.indexOf(a.level) - LEVEL_ORDER.indexOf(b.level) ||
      weigh(a) - weigh(b) ||
      compareText(a.path ?? '', b.path ?? '') ||
      (a.line ?? 0) - (b.line ?? 0),
  );
}

import type { Finding } from '@orchestrate/contracts/finding';
import { LEVEL_ORDER, sortByImportance } from '@orchestrate/kit/findings/importance';
import type { Annotation } from '@orchestrate/kit/log';

const LEVELS = { error: 'error', warning: 'warning', note: 'notice' } as const;
const MOST_OF_A_LEVEL = 10;
/**
 * The most important findings of each level, as remarks on their lines: a run page shows only so many.
 * @param toFile - path of a finding's file as the checkout has it
 */
export function chooseAnnotations(findings: readonly Finding[], toFile: (path: string) => string): Annotation[] {
  return LEVEL_ORDER.flatMap((level) =>
    sortByImportance(findings)
      .filter((finding) => finding.level === level)
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

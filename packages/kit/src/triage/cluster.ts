import type { Failure } from '@orchestrate/contracts/triage';

import { findMissingModule } from './missing-module';
import { normalizeMessage } from './signature';

type Unclustered = Omit<Failure, 'cluster'>;

const UNDEFINED_NAME = /(?:Cannot find name '([^']+)'|\b([A-Za-z_$][\w$]*) is not defined\b|'([^']+)' is not defined)/;

/** What two failures of one cause have in common. Each is a key; failures that share any key share their cluster. */
function listTraits({ class: kind, file, line, test, message, stack }: Unclustered): string[] {
  const missing = findMissingModule(message);
  const name = UNDEFINED_NAME.exec(message)?.slice(1).find(Boolean);
  const innermost = stack[0];
  // An assertion that fails in the test itself tells what was seen, not where it came from.
  const threwInside = innermost !== undefined && innermost.file !== file;
  const at = test === undefined && file !== undefined ? { file, line } : threwInside ? innermost : undefined;
  return [
    ...(missing === undefined ? [] : [`module ${missing}`]),
    ...(name === undefined || at === undefined ? [] : [`name ${name} in ${at.file}`]),
    ...(at?.line === undefined ? [] : [`place ${at.file}:${at.line}`]),
    ...(test === undefined ? [] : [`message ${kind} ${file ?? ''} ${normalizeMessage(message)}`]),
  ];
}

function findRoot(parents: number[], index: number): number {
  let root = index;
  while (parents[root] !== root) root = parents[root] ?? root;
  return root;
}

/**
 * Joins failures that are believed to share a cause: the same missing module or name, the same place, the same words
 * in the same test file. A cluster is named after the first failure in it, so that its name is stable too.
 */
export function clusterFailures(failures: readonly Unclustered[]): Failure[] {
  const parents = failures.map((_, index) => index);
  const owners = new Map<string, number>();
  failures.forEach((failure, index) => {
    for (const trait of listTraits(failure)) {
      const owner = owners.get(trait);
      if (owner === undefined) owners.set(trait, index);
      else {
        const [a, b] = [findRoot(parents, owner), findRoot(parents, index)];
        parents[Math.max(a, b)] = Math.min(a, b);
      }
    }
  });
  return failures.map((failure, index) => ({
    ...failure,
    cluster: failures[findRoot(parents, index)]?.signature ?? failure.signature,
  }));
}

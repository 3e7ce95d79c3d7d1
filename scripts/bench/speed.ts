// Measures how many candidates a second the search of heal tries, against the mutants a second that StrykerJS tries on
// the same library with the same runner and cores, one after the other.
//   npm run bench:speed [-- minimist object-path semver]
// Prints a table and exits 1 where the bar is missed, 2 where there is nothing to measure with. It takes minutes.
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import { LIBRARIES, prepareLibrary } from './speed/library';
import { runSearch } from './speed/run-search';
import { installStryker, runStryker } from './speed/run-stryker';
import type { Comparison } from './speed/speed';
import { BAR, ratioOf, renderComparisons } from './speed/speed';

const root = path.resolve(import.meta.dirname, '../..');
const cases = path.resolve(process.env.ORCHESTRATE_BENCH_CASES ?? path.join(root, '../shared/repair-dev'));
const cache = path.join(process.env.XDG_CACHE_HOME ?? path.join(os.homedir(), '.cache'), 'orchestrate-bench');

/** Why nothing can be measured, if so. */
function findObstacle(asked: readonly string[]): string | undefined {
  const unknown = asked.filter((name) => !LIBRARIES.some((library) => library.name === name));
  const names = LIBRARIES.map(({ name }) => name).join(', ');
  if (unknown.length > 0) return `There is no library ${unknown.join(', ')}; there are ${names}.`;
  if (!existsSync(path.join(cases, 'prepare.sh')))
    return `There are no cases in ${path.relative(root, cases)}; nothing was measured.`;
  return undefined;
}

function compare(stryker: string, name: string): Comparison {
  const library = LIBRARIES.find((one) => one.name === name);
  if (library === undefined) throw new Error(`there is no library ${name}`);
  const directory = mkdtempSync(path.join(os.tmpdir(), 'orchestrate-bench-'));
  try {
    const { broken, sound, test } = prepareLibrary(library, cases, directory);
    return { name, stryker: runStryker(stryker, library, sound), search: runSearch(root, broken, test) };
  } finally {
    rmSync(directory, { recursive: true, force: true, maxRetries: 5 });
  }
}

function main(asked: readonly string[]): number {
  const obstacle = findObstacle(asked);
  if (obstacle !== undefined) {
    console.error(obstacle);
    return 2;
  }
  let stryker: string;
  try {
    stryker = installStryker(cache, ['mocha', 'tap']);
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\nNothing was measured.`);
    return 2;
  }
  const names = asked.length > 0 ? asked : LIBRARIES.map(({ name }) => name);
  const comparisons = names.map((name) => compare(stryker, name));
  console.log(renderComparisons(comparisons));
  return comparisons.every((one) => ratioOf(one) >= BAR) ? 0 : 1;
}

process.exitCode = main(process.argv.slice(2));

import type { Fault } from '@orchestrate/contracts/phase';

import { misaskHealth, mismapPort } from './container-faults';
import { addVisitTest } from './flaky-test';
import {
  growWhileWalked,
  misplaceMigrations,
  misspellMethod,
  mixUpRefusal,
  mixUpStatus,
  removeImport,
  shiftPage,
} from './source-faults';
import type { Break, SourceFile, Tree } from './source-file';
import { breakFirst } from './source-file';

type Plant = (tree: Tree) => SourceFile | undefined;

const first =
  (...breaks: readonly Break[]): Plant =>
  (tree) => {
    for (const one of breaks) {
      const broken = breakFirst(tree, one);
      if (broken !== undefined) return broken;
    }
    return undefined;
  };

const PLANTS: Readonly<Record<Exclude<Fault, 'missing-dependency'>, Plant>> = {
  'missing-import': first(removeImport),
  'type-error': first(misspellMethod),
  'off-by-one': first(shiftPage),
  'crash-on-start': first(misplaceMigrations),
  'wrong-status': first(mixUpStatus, mixUpRefusal),
  'bad-healthcheck': misaskHealth,
  'flaky-test': addVisitTest,
  'wrong-compose-port': first(mismapPort),
  'out-of-memory': first(growWhileWalked),
};

/** A fault that is a change of one text. The other one is for the package manager to make. */
export type TextFault = keyof typeof PLANTS;

/**
 * Plants a fault where the tree has a place for it, and nowhere else.
 * @returns the broken file, or `undefined` where there is no such place
 */
export function plantFault(fault: TextFault, tree: Tree): SourceFile | undefined {
  return PLANTS[fault](tree);
}

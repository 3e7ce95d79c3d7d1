import { availableParallelism } from 'node:os';
import path from 'node:path';

import type { FileEdit } from '@orchestrate/contracts/proposal';
import type { Deps } from '@orchestrate/kit/action/deps';
import type { Repository } from '@orchestrate/kit/git/repository';
import { cloneRepository } from '@orchestrate/kit/git/repository';
import { applyEdits } from '@orchestrate/kit/proposals/decide';
import type { Subject } from '@orchestrate/kit/subject/subject';

import { providePackages } from './packages';
import type { Tree } from './tree';
import { describeTree } from './tree';

const MOST_TREES = 8;

type BenchDeps = Pick<Deps, 'exec' | 'scratch' | 'cacheDirectory' | 'log'>;

/** Trees that candidates are tried in, for each core one. */
export interface WarmTrees {
  readonly width: number;
  warm(index: number): Promise<Tree>;
}

/** A warm tree and the commit that it is put back to after each candidate. */
interface Bench {
  readonly tree: Tree;
  base: string;
}

/**
 * Scratch copies of the subject. Warm ones are kept for candidates, one for each core: linked to their packages once,
 * put back after each use.
 */
export class Workbench implements WarmTrees {
  private readonly benches: Bench[] = [];
  /** Edits that the warm trees have on top of the subject: steps that help and are not yet a whole repair. */
  private held: readonly FileEdit[] = [];

  constructor(
    private readonly subject: Subject,
    private readonly deps: BenchDeps,
  ) {}

  /** Sees a repository as the subject is seen, its packages in place. */
  async equip(repository: Repository): Promise<Tree> {
    const installFailure = await providePackages(this.subject, repository.directory, this.deps);
    const tree = await describeTree(repository, this.subject);
    return installFailure === undefined ? tree : { ...tree, installFailure };
  }

  /** A new copy of the subject as it is now. */
  async openClean(name: string): Promise<Tree> {
    const { repository } = this.subject;
    const directory = path.join(await this.deps.scratch(name), 'tree');
    const head = await repository.head();
    if (head === undefined) throw new Error(`${repository.directory} has no commit`);
    return this.equip(await cloneRepository(this.deps.exec, repository.directory, head, directory));
  }

  /** How many candidates can be tried at once. */
  get width(): number {
    return Math.max(1, Math.min(MOST_TREES, availableParallelism()));
  }

  /** One of the warm trees, made on first use, without what was done in it last. */
  async warm(index: number): Promise<Tree> {
    let bench = this.benches[index];
    if (bench === undefined) {
      const tree = await this.openClean(`warm-${index}`);
      await applyEdits(tree.root, this.held);
      bench = { tree, base: await tree.repository.commitAll('Hold') };
      this.benches[index] = bench;
    }
    await bench.tree.repository.resetTo(bench.base);
    return bench.tree;
  }

  /** Puts edits into the warm trees for good. */
  async hold(edits: readonly FileEdit[]): Promise<void> {
    const paths = new Set(edits.map(({ path: file }) => file));
    this.held = [...this.held.filter(({ path: file }) => !paths.has(file)), ...edits];
    for (const bench of this.benches) {
      await bench.tree.repository.resetTo(bench.base);
      await applyEdits(bench.tree.root, edits);
      bench.base = await bench.tree.repository.commitAll('Hold');
    }
  }

  /** What {@link hold} has put into the warm trees and the subject has not. */
  heldEdits(): readonly FileEdit[] {
    return this.held;
  }

  /** Starts over from the subject as it is now. */
  renew(): void {
    this.held = [];
    this.benches.splice(0);
  }
}

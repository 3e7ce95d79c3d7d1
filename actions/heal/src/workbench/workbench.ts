import { readdir } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import path from 'node:path';

import type { FileEdit } from '@orchestrate/contracts/proposal';
import type { Deps } from '@orchestrate/kit/action/deps';
import { ExternalError } from '@orchestrate/kit/errors';
import type { Repository } from '@orchestrate/kit/git/repository';
import { cloneRepository } from '@orchestrate/kit/git/repository';
import { applyEdits } from '@orchestrate/kit/proposals/decide';
import type { Subject } from '@orchestrate/kit/subject/subject';

import { providePackages } from './packages';
import type { Tree } from './tree';
import { describeTree } from './tree';

const MOST_TREES = 8;

type BenchDeps = Pick<Deps, 'exec' | 'scratch' | 'cacheDirectory' | 'log'>;

/** A warm tree and the commit that it is put back to after each candidate. */
interface Bench {
  readonly tree: Tree;
  base: string;
  /** Names in its `node_modules`, which git does not put back. */
  readonly packages: number;
}

async function countPackages({ cwd }: Pick<Tree, 'cwd'>): Promise<number> {
  return (await readdir(path.join(cwd, 'node_modules')).catch(() => [])).length;
}

/** Puts a tree back; `false` where tests have removed what that needs: its packages, or its own repository. */
async function putBack({ tree, base, packages }: Bench): Promise<boolean> {
  try {
    await tree.repository.resetTo(base);
  } catch (error) {
    if (error instanceof ExternalError && error.code === 'git') return false;
    throw error;
  }
  return (await countPackages(tree)) >= packages;
}

/**
 * Scratch copies of the subject. Warm ones are kept for candidates, one for each core: linked to their packages once,
 * put back after each use.
 */
export class Workbench {
  private readonly benches: (Bench | undefined)[] = [];
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
    const bench = this.benches[index] ?? (await this.makeBench(index));
    if (await putBack(bench)) return bench.tree;
    this.deps.log.debug(`what ran in ${bench.tree.root} has harmed it; it is made anew`);
    return (await this.makeBench(index)).tree;
  }

  private async makeBench(index: number): Promise<Bench> {
    const tree = await this.openClean(`warm-${index}`);
    await applyEdits(tree.root, this.held);
    const bench = { tree, base: await tree.repository.commitAll('Hold'), packages: await countPackages(tree) };
    this.benches[index] = bench;
    return bench;
  }

  /** Puts edits into the warm trees for good. */
  async hold(edits: readonly FileEdit[]): Promise<void> {
    const paths = new Set(edits.map(({ path: file }) => file));
    this.held = [...this.held.filter(({ path: file }) => !paths.has(file)), ...edits];
    for (const [index, bench] of this.benches.entries()) {
      if (bench === undefined) continue;
      if (!(await putBack(bench))) {
        // One that is made anew has them already.
        this.benches[index] = undefined;
        continue;
      }
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

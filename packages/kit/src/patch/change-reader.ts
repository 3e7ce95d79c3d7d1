import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

import { ExternalError } from '../errors';
import type { CommandResult, Exec } from '../exec/command';
import { hasSucceeded, tailOutput } from '../exec/command';
import { git, tryGit } from '../git/git';

import type { Change } from './change';
import type { Git } from './list-changes';
import { listChanges } from './list-changes';

/** More than a repair needs, and few enough to be read one by one. */
const MOST_FILES = 50;

/** What somebody made of a tree, or why it cannot be said as texts. */
export type ReadChanges = { readonly changes: readonly Change[] } | { readonly problem: string };

/**
 * Reads what others made of a tree, in an index and an object store of its own. Whatever they did to the copy's own
 * `.git` plays no part, and a patch is applied to no file.
 */
export class ChangeReader {
  private base = 'HEAD^{tree}';

  private constructor(
    private readonly exec: Exec,
    private readonly tree: string,
    private readonly environment: Readonly<Record<string, string>>,
  ) {}

  /**
   * @param tree - a repository that nobody else has touched; its HEAD is what is compared with
   * @param scratch - an empty directory
   */
  static async open(exec: Exec, tree: string, scratch: string): Promise<ChangeReader> {
    const objects = path.join(scratch, 'objects');
    await mkdir(path.join(objects, 'info'), { recursive: true });
    await writeFile(path.join(objects, 'info/alternates'), `${path.join(tree, '.git/objects')}\n`);
    return new ChangeReader(exec, tree, {
      GIT_DIR: path.join(tree, '.git'),
      GIT_INDEX_FILE: path.join(scratch, 'index'),
      GIT_OBJECT_DIRECTORY: objects,
    });
  }

  private readonly run: Git = (args, input) => git(this.exec, this.tree, args, input, this.environment);

  private async listIndex(): Promise<ReadChanges> {
    const [from, to] = [this.base, (await this.run(['write-tree'])).trim()];
    const names = (await this.run(['diff-tree', '-r', '-z', '--no-renames', '--name-only', from, to])).split('\0');
    const count = names.length - 1;
    if (count > MOST_FILES) return { problem: `it changes ${count} files, and may change ${MOST_FILES}` };
    return { changes: await listChanges(this.run, from, to) };
  }

  private async addCopy(copy: string): Promise<CommandResult> {
    await this.run(['read-tree', 'HEAD']);
    const args = ['add', '--all', '--', '.', ':(exclude,glob)**/node_modules/**', ':(exclude,glob)**/node_modules'];
    return tryGit(this.exec, copy, args, undefined, { ...this.environment, GIT_WORK_TREE: copy });
  }

  /** Compares from now on with what a copy is at this moment, instead of HEAD: for copies that lack something. */
  async takeBase(copy: string): Promise<void> {
    const added = await this.addCopy(copy);
    if (!hasSucceeded(added)) throw new ExternalError('git', `git cannot read ${copy}: ${tailOutput(added, 3)}`, false);
    this.base = (await this.run(['write-tree'])).trim();
  }

  /** What a copy of the tree is now; ignored files and installed packages aside. */
  async readCopy(copy: string): Promise<ReadChanges> {
    const added = await this.addCopy(copy);
    return hasSucceeded(added) ? this.listIndex() : { problem: `git cannot read it: ${tailOutput(added, 3)}` };
  }

  /** What a patch makes of the tree. */
  async readPatch(patch: string): Promise<ReadChanges> {
    await this.run(['read-tree', 'HEAD']);
    const args = ['apply', '--cached', '--whitespace=nowarn', '-'];
    const applied = await tryGit(this.exec, this.tree, args, patch, this.environment);
    return hasSucceeded(applied) ? this.listIndex() : { problem: `it does not apply: ${tailOutput(applied, 3)}` };
  }
}

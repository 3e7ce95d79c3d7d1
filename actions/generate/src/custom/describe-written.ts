import path from 'node:path';

import type { FileEdit } from '@orchestrate/contracts/proposal';
import type { Deps } from '@orchestrate/kit/action/deps';

import { emitService } from '../emit/service';
import { readTemplates } from '../emit/templates';
import { formatService } from '../format';
import type { ServiceModel } from '../model/service';
import type { SubjectTree } from '../subject-tree';
import type { WrittenService } from '../write-service';

const README = 'README.md';
/** What formatting needs to see of a service beside the file. */
const FRAME = new Set(['package.json', 'package-lock.json', '.oxfmtrc.json']);

type DescribeDeps = Pick<Deps, 'actionDirectory' | 'cacheDirectory' | 'exec' | 'log' | 'scratch'>;

/** Says in the service's README what models write, and leaves one alone that somebody has edited. */
export class WrittenDescription {
  private current: string | undefined;

  constructor(
    private readonly service: ServiceModel,
    private readonly files: WrittenService['files'],
    private readonly tree: Pick<SubjectTree, 'read'>,
    private readonly deps: DescribeDeps,
  ) {
    this.current = files.find((file) => file.path === README)?.text;
  }

  /** The README with these operations written, for the proposal that writes them. */
  async edit(ids: ReadonlySet<string>): Promise<FileEdit[]> {
    if (this.current === undefined || (await this.tree.read(README)) !== this.current) return [];
    const operations = this.service.operations.map((one) =>
      ids.has(one.planned.id) ? { ...one, isWritten: true } : one,
    );
    const templates = await readTemplates(path.join(this.deps.actionDirectory, 'templates'));
    const emitted = (await emitService({ ...this.service, operations }, templates)).files;
    const shown = [
      ...this.files.filter((file) => FRAME.has(file.path)),
      ...emitted.filter((file) => file.path === README),
    ];
    const { files } = await formatService(shown, this.deps);
    const text = files.find((file) => file.path === README)?.text;
    return text === undefined ? [] : [{ action: 'write', path: README, text }];
  }

  /** Tells that a proposal was taken. */
  accept(edits: readonly FileEdit[]): void {
    const own = edits.find((edit) => edit.path === README);
    if (own?.action === 'write') this.current = own.text;
  }
}

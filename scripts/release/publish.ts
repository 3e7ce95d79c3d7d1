import path from 'node:path';

import { ASSETS, CLONE, run } from './prepare';
import type { Release } from './version';

/**
 * Publishes what was prepared: commit and tag at once, then the release with its files, and the moving tag last, so that
 * whoever names it gets nothing unfinished. A release that is there is never changed: git refuses the tag.
 * @param prepared - absolute; made by `prepare`
 * @param remote - address of the repository
 */
export function publish(
  prepared: string,
  release: Release,
  { remote, branch }: { readonly remote: string; readonly branch: string },
): void {
  const clone = path.join(prepared, CLONE);
  const { tag, majorTag } = release;
  run(clone, 'git', 'push', '--atomic', remote, `HEAD:refs/heads/${branch}`, `refs/tags/${tag}`);
  const files = [ASSETS.bundles, ASSETS.checksums, ASSETS.sbom, ASSETS.licences].map((name) =>
    path.join(prepared, name),
  );
  const notes = path.join(prepared, ASSETS.notes);
  // A draft takes files; published it is closed.
  run(
    clone,
    'gh',
    'release',
    'create',
    tag,
    '--draft',
    '--verify-tag',
    '--title',
    tag,
    '--notes-file',
    notes,
    ...files,
  );
  run(clone, 'gh', 'release', 'edit', tag, '--draft=false', '--latest');
  run(clone, 'git', 'push', '--force', remote, `${tag}^{commit}:refs/tags/${majorTag}`);
}

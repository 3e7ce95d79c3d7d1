import { existsSync } from 'node:fs';

import type { Manifest } from '@orchestrate/contracts/manifest';
import { PROVENANCE_FILES } from '@orchestrate/contracts/provenance';
import type { Deps } from '@orchestrate/kit/action/deps';
import type { ArtifactStore } from '@orchestrate/kit/artifacts/artifact-store';
import { describeError } from '@orchestrate/kit/errors';
import { RUN_LAYOUT } from '@orchestrate/kit/run-directory/layout';

/** What became of the upload. */
export type Upload =
  | { readonly outcome: 'uploaded'; readonly id: number }
  /** The runner offers nowhere to upload to. */
  | { readonly outcome: 'not-offered' }
  | { readonly outcome: 'failed'; readonly message: string };

/** Uploads what the manifest vouches for, so that the download can be verified too. */
export async function uploadRun(
  manifest: Manifest,
  store: ArtifactStore | undefined,
  deps: Pick<Deps, 'evidence' | 'log' | 'run'>,
): Promise<Upload> {
  if (store === undefined) return { outcome: 'not-offered' };
  const { run, log, evidence } = deps;
  const again = /-\d+$/.exec(evidence.directory)?.[0] ?? '';
  const name = `orchestrate-${run.id}${again}`;
  const signature = existsSync(run.resolve(PROVENANCE_FILES.envelope)) ? Object.values(PROVENANCE_FILES) : [];
  const files = [...manifest.files.map((file) => file.path), RUN_LAYOUT.manifest, ...signature].map((file) =>
    run.resolve(file),
  );
  try {
    const { id, bytes } = await store.upload(name, run.path, files);
    log.info(`uploaded the run as the artifact ${name}, ${bytes} bytes`);
    return { outcome: 'uploaded', id };
  } catch (error) {
    const message = describeError(error);
    log.warning(`${message} [artifact-upload]`);
    return { outcome: 'failed', message };
  }
}

import { describeError, ExternalError } from '../errors';

/** What an upload gave. */
export interface UploadedArtifact {
  readonly id: number;
  readonly bytes: number;
}

/** Where a workflow run keeps files for people to download. */
export interface ArtifactStore {
  /**
   * Uploads files as one artifact.
   * @param name - unique in the workflow run
   * @param root - absolute; paths inside the artifact are relative to it
   * @param files - absolute, below `root`
   * @throws {ExternalError} `artifact-upload`
   */
  upload(name: string, root: string, files: readonly string[]): Promise<UploadedArtifact>;
}

async function upload(name: string, root: string, files: readonly string[]): Promise<UploadedArtifact> {
  try {
    // Two megabytes of client: loaded only where there is somewhere to upload to.
    const { DefaultArtifactClient } = await import('@actions/artifact');
    const { id, size } = await new DefaultArtifactClient().uploadArtifact(name, [...files], root);
    if (id === undefined) throw new Error('the runner took the files and named no artifact');
    return { id, bytes: size ?? 0 };
  } catch (error) {
    if (error instanceof ExternalError) throw error;
    const message = `the artifact ${name} could not be uploaded: ${describeError(error)}`;
    throw new ExternalError('artifact-upload', message, true, { cause: error });
  }
}

/**
 * The runner's artifact store, or `undefined` where it offers none: GitHub gives JavaScript actions a token and an
 * address, act does so with `--artifact-server-path`.
 */
export function openArtifactStore(
  environment: Readonly<Record<string, string | undefined>> = process.env,
): ArtifactStore | undefined {
  const isOffered = [environment.ACTIONS_RUNTIME_TOKEN, environment.ACTIONS_RESULTS_URL].every(Boolean);
  return isOffered ? { upload } : undefined;
}

import { stat } from 'node:fs/promises';

/** Whether something is there, of whatever kind. What cannot be looked at counts as absent. */
export async function exists(file: string): Promise<boolean> {
  return stat(file)
    .then(() => true)
    .catch(() => false);
}

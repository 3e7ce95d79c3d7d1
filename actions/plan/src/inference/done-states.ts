import { foldName } from './names';
import type { ResourceDraft } from './resources';

/** Words for the state of work that is done, likeliest first. */
const DONE = ['succeeded', 'completed', 'complete', 'done', 'finished', 'success', 'successful', 'ready', 'processed'];

/** The first state of items whose creation is only accepted: the one that says that all is done. */
export function findDone(values: readonly string[]): string | undefined {
  return DONE.flatMap((word) => values.filter((value) => foldName(value) === word))[0];
}

/** Whether the only answer of a POST that creates items is that the work has begun. */
export function isAccepted({ collections }: ResourceDraft): boolean {
  return collections.some(({ onCollection }) =>
    onCollection.some(({ entry, success }) => entry.method === 'post' && success?.status === 202),
  );
}

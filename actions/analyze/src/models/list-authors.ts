import { readdir } from 'node:fs/promises';

import { proposalRecordSchema } from '@orchestrate/contracts/proposal';
import type { Deps } from '@orchestrate/kit/action/deps';
import { readJson } from '@orchestrate/kit/files/json';

function toProviders(author: string): string[] {
  // A model signs as `<provider>/<model>`, several with commas between them; a tool by its name alone.
  return author.split(', ').flatMap((name) => (name.includes('/') ? [name.slice(0, name.indexOf('/'))] : []));
}

/** Providers whose models wrote what is in the tree: somebody else has to review it. */
export async function listAuthors({ run }: Pick<Deps, 'run'>): Promise<string[]> {
  const authors = new Set<string>();
  for (const phase of await readdir(run.resolve('phases')).catch(() => [])) {
    for (const id of await readdir(run.resolve('phases', phase, 'proposals')).catch(() => [])) {
      const file = run.resolve('phases', phase, 'proposals', id, 'proposal.json');
      const record = await readJson(file, proposalRecordSchema).catch(() => undefined);
      if (record?.accepted === true) toProviders(record.author.name).forEach((name) => authors.add(name));
    }
  }
  return [...authors].sort();
}

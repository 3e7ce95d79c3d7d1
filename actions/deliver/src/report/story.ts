import path from 'node:path';

import type { Healing, Triage } from '@orchestrate/contracts/triage';
import { healingSchema, triageSchema } from '@orchestrate/contracts/triage';
import { readJsonIfPresent } from '@orchestrate/kit/files/json';
import type { z } from 'zod';

import { readBounded } from '../patch/read-bounded';

/** What heal left beside its patch: claims of the job that found it, shown and trusted no further. */
export interface Story {
  readonly triage: Triage | undefined;
  readonly healing: Healing | undefined;
}

const MOST_BYTES = 4 * 1024 * 1024;

async function read<T>(file: string, schema: z.ZodType<T>): Promise<T | undefined> {
  await readBounded(file, MOST_BYTES);
  return readJsonIfPresent(file, schema);
}

export async function readStory(directory: string): Promise<Story> {
  return {
    triage: await read(path.join(directory, 'triage.json'), triageSchema),
    healing: await read(path.join(directory, 'healing.json'), healingSchema),
  };
}

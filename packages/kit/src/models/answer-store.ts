import { readFile } from 'node:fs/promises';
import path from 'node:path';

import type { RecordedAnswer } from '@orchestrate/contracts/model-call';
import { recordedAnswerSchema } from '@orchestrate/contracts/model-call';

import { pruneCache } from '../cache/entry';
import { isNotFound } from '../errors';
import { writeFileAtomic } from '../files/atomic';
import { redactValues } from '../safety/redaction';
import type { Redact } from '../safety/redaction';

const KEPT_ANSWERS = 4_096;

/** Answers on disk, by the hash of their request: a cache, or a cassette. */
export interface AnswerStore {
  /** Absent, damaged, or of another request: `undefined`. */
  read(hash: string): Promise<RecordedAnswer | undefined>;
  write(answer: RecordedAnswer): Promise<void>;
}

async function readAnswer(file: string, hash: string): Promise<RecordedAnswer | undefined> {
  try {
    const answer = recordedAnswerSchema.parse(JSON.parse(await readFile(file, 'utf8')));
    return answer.requestHash === hash ? answer : undefined;
  } catch (error) {
    if (isNotFound(error) || error instanceof SyntaxError) return undefined;
    if (error instanceof Error && error.name === 'ZodError') return undefined;
    throw error;
  }
}

function render(answer: RecordedAnswer): string {
  return `${JSON.stringify(recordedAnswerSchema.parse(answer), null, 2)}\n`;
}

/** A cassette: one readable file a request, without secrets. What it answers later is what it says, mask and all. */
export function openCassette(directory: string, redact: Redact): AnswerStore {
  const place = (hash: string): string => path.join(directory, `${hash}.json`);
  return {
    read: (hash) => readAnswer(place(hash), hash),
    write: (answer) => writeFileAtomic(place(answer.requestHash), render(redactValues(redact, answer))),
  };
}

/**
 * The cache of answers. One in which there is a secret is not kept: masked it would be another answer. The oldest make
 * room.
 */
export function openAnswerCache(cacheDirectory: string, redact: Redact): AnswerStore {
  const directory = path.join(cacheDirectory, 'models');
  const place = (hash: string): string => path.join(directory, `${hash}.json`);
  let isPruned = false;
  return {
    read: (hash) => readAnswer(place(hash), hash),
    async write(answer) {
      const text = render(answer);
      if (redact(text) !== text) return;
      if (!isPruned) await pruneCache(directory, KEPT_ANSWERS);
      isPruned = true;
      await writeFileAtomic(place(answer.requestHash), text);
    },
  };
}

import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

import type { CachedAnswer, RecordedAnswer } from '@orchestrate/contracts/model-call';
import { cachedAnswerSchema, recordedAnswerSchema } from '@orchestrate/contracts/model-call';
import type { z } from 'zod';

import { pruneCache } from '../cache/entry';
import { isNotFound } from '../errors';
import { writeFileAtomic, writeFileAtomicSync } from '../files/atomic';
import { redactValues } from '../safety/redaction';
import type { Redact } from '../safety/redaction';

const KEPT_ANSWERS = 4_096;

/** Answers on disk, by the hash of their request: a cache, or a cassette. */
export interface AnswerStore<Kept extends CachedAnswer> {
  /** Absent, damaged, or of another request: `undefined`. It is one small file, and nothing else runs meanwhile. */
  read(hash: string): Kept | undefined;
  write(answer: Kept): Promise<void>;
}

function readAnswer<Kept extends CachedAnswer>(schema: z.ZodType<Kept>, file: string, hash: string): Kept | undefined {
  // Mostly there is none, and to be told so by an error costs more than to ask.
  if (!existsSync(file)) return undefined;
  try {
    const answer = schema.parse(JSON.parse(readFileSync(file, 'utf8')));
    return answer.requestHash === hash ? answer : undefined;
  } catch (error) {
    if (isNotFound(error) || error instanceof SyntaxError) return undefined;
    if (error instanceof Error && error.name === 'ZodError') return undefined;
    throw error;
  }
}

/** A cassette: one readable file a request, without secrets. What it answers later is what it says, mask and all. */
export function openCassette(directory: string, redact: Redact): AnswerStore<RecordedAnswer> {
  const place = (hash: string): string => path.join(directory, `${hash}.json`);
  return {
    read: (hash) => readAnswer(recordedAnswerSchema, place(hash), hash),
    async write(answer) {
      const clean = recordedAnswerSchema.parse(redactValues(redact, answer));
      await writeFileAtomic(place(answer.requestHash), `${JSON.stringify(clean, null, 2)}\n`);
    },
  };
}

/**
 * The cache of answers. One in which there is a secret is not kept: masked it would be another answer. The oldest make
 * room.
 */
export function openAnswerCache(cacheDirectory: string, redact: Redact): AnswerStore<CachedAnswer> {
  const directory = path.join(cacheDirectory, 'models');
  const place = (hash: string): string => path.join(directory, `${hash}.json`);
  let pruned: Promise<void> | undefined;
  return {
    read: (hash) => readAnswer(cachedAnswerSchema, place(hash), hash),
    async write(answer) {
      const text = JSON.stringify(cachedAnswerSchema.parse(answer));
      if (redact(text) !== text) return;
      pruned ??= pruneCache(directory, KEPT_ANSWERS);
      await pruned;
      writeFileAtomicSync(place(answer.requestHash), text);
    },
  };
}

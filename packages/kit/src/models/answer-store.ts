import { readFileSync } from 'node:fs';
import path from 'node:path';

import type { CachedAnswer, RecordedAnswer } from '@orchestrate/contracts/model-call';
import { cachedAnswerSchema, recordedAnswerSchema } from '@orchestrate/contracts/model-call';
import type { z } from 'zod';

import { isNotFound } from '../errors';
import { writeFileAtomicSync } from '../files/atomic';
import { redactValues } from '../safety/redaction';
import type { Redact } from '../safety/redaction';

import { AnswerSegments } from './answer-segments';

const KEPT_ANSWERS = 4_096;

/** Answers on disk, by the hash of their request: a cache, or a cassette. */
export interface AnswerStore<Kept extends CachedAnswer> {
  /** Absent, damaged, or of another request: `undefined`. It is short, and nothing else runs meanwhile. */
  read(hash: string): Kept | undefined;
  write(answer: Kept): void;
}

function readAnswer<Kept extends CachedAnswer>(
  schema: z.ZodType<Kept>,
  text: string | undefined,
  hash: string,
): Kept | undefined {
  if (text === undefined) return undefined;
  try {
    const answer = schema.parse(JSON.parse(text));
    return answer.requestHash === hash ? answer : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    if (error instanceof Error && error.name === 'ZodError') return undefined;
    throw error;
  }
}

function readIfPresent(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (isNotFound(error)) return undefined;
    throw error;
  }
}

/** A cassette: one readable file a request, without secrets. What it answers later is what it says, mask and all. */
export function openCassette(directory: string, redact: Redact): AnswerStore<RecordedAnswer> {
  const place = (hash: string): string => path.join(directory, `${hash}.json`);
  return {
    read: (hash) => readAnswer(recordedAnswerSchema, readIfPresent(place(hash)), hash),
    write(answer) {
      const clean = recordedAnswerSchema.parse(redactValues(redact, answer));
      writeFileAtomicSync(place(answer.requestHash), `${JSON.stringify(clean, null, 2)}\n`);
    },
  };
}

/**
 * The cache of answers. One in which there is a secret is not kept: masked it would be another answer. The oldest make
 * room.
 */
export function openAnswerCache(cacheDirectory: string, redact: Redact): AnswerStore<CachedAnswer> {
  const segments = new AnswerSegments(path.join(cacheDirectory, 'models'), KEPT_ANSWERS);
  return {
    read: (hash) => readAnswer(cachedAnswerSchema, segments.find(hash), hash),
    write(answer) {
      const text = JSON.stringify(cachedAnswerSchema.parse(answer));
      if (redact(text) === text) segments.add(answer.requestHash, text);
    },
  };
}

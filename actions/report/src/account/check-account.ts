import type { Account } from '@orchestrate/contracts/account';
import { sanitizeText } from '@orchestrate/kit/safety/text';
import { z } from 'zod';

import type { Catalogue } from './catalogue';

/** What a model answers. */
export const accountAnswerSchema = z.object({
  sentences: z.array(z.object({ text: z.string(), evidence: z.array(z.string()) })),
});
export type AccountAnswer = z.infer<typeof accountAnswerSchema>;

type Sentence = Account['sentences'][number];

export const MOST_SENTENCES = 12;
const LONGEST_SENTENCE = 400;

const WORDS = 'zero one two three four five six seven eight nine ten eleven twelve'.split(' ');
// `one` is as often a pronoun as it is a number.
const LEAST_WORD = 2;

function listNumbers(text: string): string[] {
  const digits = text.match(/\d+(?:[.,]\d+)*/g) ?? [];
  const words = (text.toLowerCase().match(/[a-z]+/g) ?? []).map((word) => WORDS.indexOf(word));
  return [...digits, ...words.filter((number) => number >= LEAST_WORD).map(String)];
}

function isBorneOut({ text, evidence }: Sentence, catalogue: Catalogue): boolean {
  if (text === '' || evidence.length === 0 || !evidence.every((id) => catalogue.has(id))) return false;
  const known = new Set(evidence.flatMap((id) => listNumbers(catalogue.get(id) ?? '')));
  return listNumbers(text).every((number) => known.has(number));
}

/** Keeps sentences whose evidence is there and holds their numbers, at most as many as were asked for. */
export function checkAccount(
  { sentences }: AccountAnswer,
  catalogue: Catalogue,
): Pick<Account, 'sentences' | 'dropped'> {
  const kept = sentences
    .map(({ text, evidence }) => ({
      text: sanitizeText(text, LONGEST_SENTENCE).replace(/\s+/g, ' ').trim(),
      evidence: [...new Set(evidence)],
    }))
    .filter((sentence) => isBorneOut(sentence, catalogue))
    .slice(0, MOST_SENTENCES);
  return { sentences: kept, dropped: sentences.length - kept.length };
}

import fc from 'fast-check';

import type { AuthorInput, BookInput, LoanInput, LoanPatch, MemberInput } from './types.js';

let count = 0;

const drawn = new Set<string>();

/** Begins again: the samples that follow are the same each time. */
export function restartSamples(from = 0): void {
  count = from;
  drawn.clear();
}

/** A number that no other sample has. */
export function next(): number {
  count += 1;
  return count;
}

/** A UUID that ends with a number. */
export function uuid(number: number): string {
  return `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
}

const patterns = new Map<string, fc.Arbitrary<string>>();

/** To read a pattern takes ten times as long as to draw from it. */
function textsOf(pattern: RegExp): fc.Arbitrary<string> {
  const texts = patterns.get(String(pattern)) ?? fc.stringMatching(pattern);
  patterns.set(String(pattern), texts);
  return texts;
}

/** Text that matches a pattern; another one at each call, as long as there are any. */
export function matching(pattern: RegExp, { minLength = 0, maxLength = Infinity } = {}): string {
  const candidates = textsOf(pattern).filter(
    (text) => text.length >= minLength && text.length <= maxLength,
  );
  const texts = fc.sample(candidates, { seed: next(), numRuns: 20 });
  const text = texts.find((candidate) => !drawn.has(candidate)) ?? texts[0] ?? '';
  drawn.add(text);
  return text;
}

/** A valid body for createAuthor with all it may carry, another one at each call. */
export function authorInput(given: Partial<AuthorInput> = {}): AuthorInput {
  return { name: `Name ${next()}`, born: '2024-02-29', biography: `Biography ${next()}`, ...given };
}

/** A valid body for createBook with all it may carry, another one at each call. */
export function bookInput(given: Partial<BookInput> & Pick<BookInput, 'authorId'>): BookInput {
  return {
    title: `Title ${next()}`,
    isbn: matching(/^97[89][0-9]{10}$/u),
    genre: 'fiction',
    pages: 42,
    publishedOn: '2024-02-29',
    ...given,
  };
}

/** A valid body for createMember with all it may carry, another one at each call. */
export function memberInput(given: Partial<MemberInput> = {}): MemberInput {
  return { name: `Name ${next()}`, email: `name${next()}@example.com`, ...given };
}

/** A valid body for createLoan with all it may carry, another one at each call. */
export function loanInput(
  given: Partial<LoanInput> & Pick<LoanInput, 'bookId' | 'memberId'>,
): LoanInput {
  return { dueOn: '2024-02-29', ...given };
}

/** A valid body for updateLoan with all it may carry, another one at each call. */
export function loanPatch(given: Partial<LoanPatch> = {}): LoanPatch {
  return { dueOn: '2024-02-29', ...given };
}

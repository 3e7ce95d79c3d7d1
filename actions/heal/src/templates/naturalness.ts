const TOKEN =
  /[A-Za-z_$][\w$]*|\d[\w.]*|'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`|=>|[=!]==?|[<>]=?|&&|\|\||\?\?|\+\+|--|[-+*/%]=|\?\.|\.\.\.|[^\s\w]/g;

/** How much each length of context counts. */
const WEIGHTS = { three: 0.6, two: 0.3, one: 0.1 } as const;
/** Tokens before and behind an edit that tell whether it fits in. */
const CONTEXT = 2;
/** Bits a token of code costs on the average: what costs less is more natural than most. */
const USUAL_BITS = 6;
const STRENGTH = 0.35;
const MOST_TOKENS = 400_000;

function tokenize(text: string): string[] {
  return text.match(TOKEN) ?? [];
}

function count(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

/**
 * Tells how natural an edit would look in a code base: a trigram model of its own tokens, because code is repetitive and
 * most of all within one project (Hindle et al., "On the naturalness of software", ICSE 2012; used to rank repairs by
 * Tufano, Ray and others since "On the naturalness of buggy code", ICSE 2016).
 */
export class Naturalness {
  private readonly singles = new Map<string, number>();
  private readonly pairs = new Map<string, number>();
  private readonly triples = new Map<string, number>();
  private total = 0;

  constructor(texts: Iterable<string>) {
    for (const text of texts) if (this.total < MOST_TOKENS) this.read(tokenize(text));
  }

  private read(tokens: readonly string[]): void {
    for (const [at, token] of tokens.entries()) {
      const [before = '', first = ''] = [tokens[at - 1], tokens[at - 2]];
      count(this.singles, token);
      count(this.pairs, `${before} ${token}`);
      count(this.triples, `${first} ${before} ${token}`);
      this.total += 1;
    }
  }

  private bits(first: string, before: string, token: string): number {
    const pair = this.pairs.get(`${first} ${before}`) ?? 0;
    const three = pair === 0 ? 0 : (this.triples.get(`${first} ${before} ${token}`) ?? 0) / pair;
    const single = this.singles.get(before) ?? 0;
    const two = single === 0 ? 0 : (this.pairs.get(`${before} ${token}`) ?? 0) / single;
    const one = ((this.singles.get(token) ?? 0) + 0.1) / (this.total + this.singles.size + 1);
    return -Math.log2(WEIGHTS.three * three + WEIGHTS.two * two + WEIGHTS.one * one);
  }

  /**
   * How much likelier an edit is for looking like the rest, as a factor around 1.
   * @param before - the text before it, the last few tokens are enough
   * @param after - the text behind it
   */
  weigh(before: string, edit: string, after: string): number {
    const head = tokenize(before).slice(-CONTEXT);
    const inner = tokenize(edit);
    const tokens = [...head, ...inner, ...tokenize(after).slice(0, CONTEXT)];
    let [sum, seen] = [0, 0];
    for (let at = head.length; at < tokens.length; at += 1) {
      sum += this.bits(tokens[at - 2] ?? '', tokens[at - 1] ?? '', tokens[at] ?? '');
      seen += 1;
    }
    const average = seen === 0 ? USUAL_BITS : sum / seen;
    return 2 ** (STRENGTH * (USUAL_BITS - average));
  }
}

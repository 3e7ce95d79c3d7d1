/** How the words of a command are to be read. */
export interface Grammar {
  /** Options that stand alone. */
  readonly flags: readonly string[];
  /** Options that take a value, as the next word or behind `=`. */
  readonly valued: readonly string[];
  /** Other ways to write an option. */
  readonly aliases: Readonly<Record<string, string>>;
  /** Whether the words so far name what is to be run: all that follows is for that. */
  isComplete(words: readonly string[]): boolean;
}

/** A command's words, sorted. */
export interface ScannedWords {
  readonly words: readonly string[];
  readonly flags: ReadonlySet<string>;
  readonly values: ReadonlyMap<string, readonly string[]>;
  /** What is handed on. */
  readonly rest: readonly string[];
}

/** Sorts the words of a command; `undefined` where one of its options is not known, and anything could be meant. */
export function scanWords(all: readonly string[], grammar: Grammar): ScannedWords | undefined {
  const words: string[] = [];
  const flags = new Set<string>();
  const values = new Map<string, string[]>();
  const queue = [...all];
  for (let word = queue.shift(); word !== undefined; word = queue.shift()) {
    if (word === '--') break;
    if (!word.startsWith('-')) {
      words.push(word);
      if (grammar.isComplete(words)) break;
      continue;
    }
    const [, written = word, value] = /^(--?[^=]+)=(.*)$/s.exec(word) ?? [];
    const option = grammar.aliases[written] ?? written;
    if (grammar.valued.includes(option)) {
      const given = value ?? queue.shift();
      if (given === undefined) return undefined;
      values.set(option, [...(values.get(option) ?? []), given]);
    } else if (grammar.flags.includes(option) && value === undefined) flags.add(option);
    else return undefined;
  }
  return { words, flags, values, rest: queue };
}

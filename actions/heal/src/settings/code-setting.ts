/** A quoted text of a settings' file that is code. */
export interface QuotedText {
  readonly text: string;
  /** Of the text, without its quotes. */
  readonly start: number;
  readonly end: number;
  /** It is given to what joins paths: a single word is one, too. */
  readonly isPath: boolean;
}

const QUOTED = /(["'`])((?:\\.|(?!\1)[^\\\n])*)\1/g;
const JOINS = /(?:\b(?:resolve|join|relative|URL)\s*\((?:[^()]|\([^()]*\))*)$/;
const IMPORTS = /(?:\bfrom|\bimport|\b(?:import|require)\s*\()\s*$/;
const BEFORE = 200;
/** A set-up that a runner comes to load, alone or at the end of a list. */
const LOADED =
  /(?:[ \t]*setupFiles: \['(?<own>\.[^'"\s]+)'\],?\n?|test: \{ setupFiles: \['(?<whole>\.[^'"\s]+)'\] \},\s*)/;

/**
 * Every quoted text but the names of packages, in order. Comments are read like code: an edit is judged against the same
 * reading.
 */
export function listQuoted(code: string): QuotedText[] {
  return [...code.matchAll(QUOTED)].flatMap((match) => {
    const [, , text = ''] = match;
    const start = match.index + 1;
    const before = code.slice(Math.max(0, match.index - BEFORE), match.index);
    const isPackage = IMPORTS.test(before) && !text.startsWith('.');
    return isPackage ? [] : [{ text, start, end: start + text.length, isPath: JOINS.test(before) }];
  });
}

function splitCode(code: string): { readonly rest: string; readonly texts: string[] } {
  const texts: string[] = [];
  const rest = code.replace(QUOTED, (_all, quote: string, text: string) => {
    texts.push(text);
    return `${quote}${quote}`;
  });
  return { rest, texts };
}

/** Every quoted text that differs, before and after; `undefined` where code differs, too. */
export function compareQuoted(before: string, after: string): [string, string][] | undefined {
  const [old, now] = [splitCode(before), splitCode(after)];
  if (old.rest !== now.rest) return undefined;
  return old.texts.flatMap((text, index): [string, string][] => {
    const other = now.texts[index] ?? '';
    return text === other ? [] : [[text, other]];
  });
}

/** The file that a runner comes to load before the tests, where that is all that changes in its settings. */
export function findLoadedSetup(before: string, after: string): string | undefined {
  const match = LOADED.exec(after);
  if (match === null || before.includes('setupFiles')) return undefined;
  return after.replace(match[0], '') === before ? (match.groups?.own ?? match.groups?.whole) : undefined;
}

/** Lets vitest load a file before the tests: in its `test` block, or with one of its own. */
export function addSetup(code: string, place: string): string | undefined {
  if (code.includes('setupFiles')) return undefined;
  const block = /^([ \t]*)test: \{\s*?\n/m.exec(code);
  if (block !== null) {
    const at = block.index + block[0].length;
    return `${code.slice(0, at)}${block[1]}  setupFiles: ['${place}'],\n${code.slice(at)}`;
  }
  const inline = /\btest: \{ /.exec(code);
  if (inline !== null) {
    const at = inline.index + inline[0].length;
    return `${code.slice(0, at)}setupFiles: ['${place}'], ${code.slice(at)}`;
  }
  const config = /\bdefineConfig\(\{\s*/.exec(code);
  if (config === null || /\btest:/.test(code)) return undefined;
  const at = config.index + config[0].length;
  return `${code.slice(0, at)}test: { setupFiles: ['${place}'] },\n  ${code.slice(at)}`;
}

import Prism from 'prismjs/components/prism-core';
import 'prismjs/components/prism-clike';
import 'prismjs/components/prism-javascript';
import 'prismjs/components/prism-typescript';
import 'prismjs/components/prism-json';
import 'prismjs/components/prism-yaml';
import 'prismjs/components/prism-sql';
import 'prismjs/components/prism-docker';

/** A piece of a line, and what it is: `keyword`, `string`, or nothing in particular. */
export interface Piece {
  readonly text: string;
  readonly kind: string | undefined;
}

const LANGUAGES: Readonly<Record<string, string>> = {
  ts: 'typescript',
  mts: 'typescript',
  cts: 'typescript',
  tsx: 'typescript',
  js: 'javascript',
  mjs: 'javascript',
  cjs: 'javascript',
  json: 'json',
  yaml: 'yaml',
  yml: 'yaml',
  sql: 'sql',
  dockerfile: 'docker',
};

function languageOf(path: string): string | undefined {
  return LANGUAGES[(path.split('/').at(-1) ?? '').toLowerCase().split('.').at(-1) ?? ''];
}

type Tokens = (string | Prism.Token)[];

function flatten(tokens: Tokens, kind: string | undefined, out: Piece[]): Piece[] {
  for (const token of tokens) {
    if (typeof token === 'string') out.push({ text: token, kind });
    else flatten(Array.isArray(token.content) ? token.content : [token.content], token.type, out);
  }
  return out;
}

/** Lines of code in pieces. Text of an unknown language, and lines too long to be code, are one piece each. */
export function highlightLines(path: string, lines: readonly string[]): Piece[][] {
  const language = languageOf(path);
  const grammar = language === undefined ? undefined : Prism.languages[language];
  const isCode = lines.every(({ length }) => length < 1_000);
  if (grammar === undefined || !isCode) return lines.map((text) => [{ text, kind: undefined }]);
  const result: Piece[][] = [[]];
  for (const { text, kind } of flatten(Prism.tokenize(lines.join('\n'), grammar), undefined, [])) {
    text.split('\n').forEach((part, index) => {
      if (index > 0) result.push([]);
      if (part !== '') result.at(-1)?.push({ text: part, kind });
    });
  }
  return result;
}

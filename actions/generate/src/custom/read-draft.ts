import type { Obstacle } from '@orchestrate/contracts/proposal';
import { z } from 'zod';

export const codeAnswerSchema = z.strictObject({ text: z.string(), rationale: z.string() });
export type CodeAnswer = z.infer<typeof codeAnswerSchema>;

const LONGEST = 40_000;
const PACKAGES = new Set(['@hono/zod-openapi', 'node:crypto']);
const SPECIFIER = /\b(?:from|import)\s*(['"])([^'"\n]+)\1/g;

/**
 * What leads out of the service, which the compiler and the linter would let pass. Words of comments and messages count
 * too: telling them apart is where such a check is fooled, and a draft that is refused for one is written again.
 */
const FORBIDDEN: readonly (readonly [RegExp, string])[] = [
  [/\bimport\s*\(/, 'a dynamic import'],
  [/\brequire\s*\(/, 'require'],
  [/\bprocess\b/, 'the process'],
  [/\bglobalThis\b|\bglobal\b/, 'the global object'],
  [/\beval\b|\bFunction\s*\(|\bconstructor\b/, 'code made of a text'],
  [/\bfetch\s*\(|\bWebSocket\b|\bXMLHttpRequest\b/, 'the network'],
];

/** What is wrong with an operation's file before anything is compiled. */
export function judgeDraft(text: string): Obstacle[] {
  const stop = (problem: string): Obstacle => ({ gate: 'in-scope', problem });
  if (text.length > LONGEST) return [stop(`the file has ${text.length} characters, and may have ${LONGEST}`)];
  const foreign = [...text.matchAll(SPECIFIER)]
    .map(([, , name = '']) => name)
    .filter((name) => !PACKAGES.has(name) && !/^\.\.?\/(?:[\w.-]+\/)*[\w.-]+\.js$/.test(name));
  const used = FORBIDDEN.filter(([pattern]) => pattern.test(text)).map(([, what]) => what);
  return [
    ...foreign.map((name) => stop(`it imports ${name}, which an operation has no use for`)),
    ...used.map((what) => stop(`it uses ${what}, which an operation has no use for`)),
  ];
}

/** The text of the one file, without the fence that models like to put around code. */
export function readText({ text }: Pick<CodeAnswer, 'text'>): string {
  const [, fenced] = /^\s*```[a-z]*\n([\s\S]*?)\n?```\s*$/.exec(text) ?? [];
  return `${(fenced ?? text).replaceAll('\r\n', '\n').trimEnd()}\n`;
}

import leven from 'leven';

import type { Surroundings } from './reference';
import { findNearbyReferences, isMendedReference } from './reference';

/** What a word of a script may be. */
export interface ScriptSurroundings extends Surroundings {
  /** Names of the manifest's scripts. */
  readonly scripts: readonly string[];
  /** Programs that the packages bring; `undefined` where that is not known. */
  readonly programs: readonly string[] | undefined;
}

/** A word of a script, and where it stands. */
export interface ScriptWord {
  readonly text: string;
  readonly start: number;
  /** The first word of its command. */
  readonly program: string;
  /** The word before it in its command. */
  readonly before: string;
}

/** A word that another could be meant by. */
export interface ScriptMend {
  readonly word: ScriptWord;
  readonly text: string;
  /** 0 to 1. */
  readonly fit: number;
}

const NODE_FLAGS = [
  ...process.allowedNodeEnvironmentFlags,
  ...['--test', '--check', '--eval', '--print', '--watch', '--run', '--test-only', '--test-reporter', '--env-file'],
];
const SHELL = ['node', 'npm', 'npx', 'pnpm', 'yarn', 'echo', 'cd', 'rm', 'cp', 'mkdir', 'env', 'sh', 'bash', 'true'];
const RUNS_SCRIPT = /^(?:run|run-script)$/;

/** The words of a script, with the programs that they are given to. */
export function splitScript(script: string): ScriptWord[] {
  const words: ScriptWord[] = [];
  let program = '';
  let before = '';
  let end = 0;
  for (const match of script.matchAll(/[^\s'"`=;&|()<>]+/g)) {
    if (/[;&|()]/.test(script.slice(end, match.index))) program = before = '';
    const isAssignment = program === '' && script[match.index + match[0].length] === '=';
    words.push({ text: match[0], start: match.index, program: program === '' ? match[0] : program, before });
    end = match.index + match[0].length;
    if (isAssignment || (program === '' && script[match.index - 1] === '=')) continue;
    if (program === '') program = match[0];
    before = match[0];
  }
  return words;
}

function sortLetters(text: string): string {
  return Array.from(text).sort().join('');
}

/** Whether two words differ by a letter or two, or by the order of two letters. */
export function isSlip(a: string, b: string): boolean {
  if (a === b) return false;
  const distance = leven(a, b);
  const isSwapped = a.length === b.length && sortLetters(a) === sortLetters(b);
  return distance <= Math.max(1, Math.floor(Math.min(a.length, b.length) / 3)) || (isSwapped && distance <= 2);
}

function findSlips(text: string, known: readonly string[]): string[] {
  return known.includes(text) ? [] : known.filter((one) => isSlip(text, one));
}

function listKnown(word: ScriptWord, { scripts, programs }: ScriptSurroundings): readonly string[] {
  const isProgram = word.before === '' || word.before === 'npx';
  if (isProgram) return programs === undefined ? [] : [...programs, ...SHELL];
  if (word.program === 'node' && word.text.startsWith('--')) return NODE_FLAGS;
  return RUNS_SCRIPT.test(word.before) ? scripts : [];
}

/** Words of a script that are a slip away from what is there: programs, scripts, flags of Node, paths. */
export function listScriptSlips(script: string, surroundings: ScriptSurroundings): ScriptMend[] {
  return splitScript(script).flatMap((word): ScriptMend[] => {
    const named = findSlips(word.text, listKnown(word, surroundings));
    const placed =
      word.before === '' || word.text.startsWith('-') || !/[./*]/.test(word.text)
        ? []
        : findNearbyReferences(word.text, surroundings);
    return [
      ...named.map((text) => ({ word, text, fit: 1 - leven(word.text, text) / Math.max(text.length, 1) })),
      ...placed.map(({ text, fit }) => ({ word, text, fit })),
    ];
  });
}

/** Whether a script differs by nothing but words that named what is not there and come to name what is. */
export function isMendedScript(before: string, after: string, surroundings: ScriptSurroundings): boolean {
  const [old, now] = [splitScript(before), splitScript(after)];
  if (old.length !== now.length) return false;
  const blank = (script: string, words: readonly ScriptWord[]): string =>
    words.reduceRight(
      (text, word) => `${text.slice(0, word.start)}\0${text.slice(word.start + word.text.length)}`,
      script,
    );
  if (blank(before, old) !== blank(after, now)) return false;
  return old.every((word, index) => {
    const text = now[index]?.text ?? '';
    if (text === word.text) return true;
    const known = listKnown(word, surroundings);
    const isNamed = !known.includes(word.text) && known.includes(text) && isSlip(word.text, text);
    return isNamed || (word.before !== '' && isMendedReference(word.text, text, surroundings));
  });
}

/** How a set-up file is loaded before the tests that Node runs itself: `node --test` → `node --import ./x.js --test`. */
export function loadBeforeTests(script: string, place: string, isModule: boolean): string | undefined {
  if (!/(^|[\s;&|])node\s(?:[^;&|]*\s)?--test(?=[\s=]|$)/.test(script)) return undefined;
  return script.replace(/(^|[\s;&|])node\s/, `$1node ${isModule ? '--import' : '--require'} ${place} `);
}

/** The file that a script comes to load before the tests, where that is all that it changes. */
export function findLoaded(before: string, after: string): string | undefined {
  const match = / --(?:import|require) (\.\/[^\s;&|]+)/.exec(after);
  if (match?.[1] === undefined || after.replace(match[0], '') !== before) return undefined;
  return match[1];
}

import path from 'node:path';

import type { Case } from './cases';
import { nameWords, writeImport } from './runners/runner';
import type { TestPlace } from './test-place';
import { isCommonJsFile, nameTestFile } from './test-place';

const LONGEST_NAME = 110;
const HEAD = [
  '// Characterisation tests: they hold what the code does today, right or wrong, so that a change of it shows.',
  '// Where one of them fails and the change was meant, correct the test.',
];

/** A test file of characterisation tests. */
export interface CharacterisationFile {
  readonly path: string;
  readonly text: string;
  /** By the names of its tests. */
  readonly cases: ReadonlyMap<string, Case>;
}

function describeCase({ candidate, arguments: source, answer }: Case): string {
  const call = `${candidate.name}(${source})`;
  const name = answer.kind === 'value' ? `${call} is ${answer.text}` : `${call} fails: ${answer.message}`;
  const line = name.replace(/\s+/g, ' ');
  return line.length > LONGEST_NAME ? `${line.slice(0, LONGEST_NAME)}…` : line;
}

function quote(text: string): string {
  return `'${text.replace(/[\\']/g, '\\$&')}'`;
}

function nameCases(cases: readonly Case[]): Map<string, Case> {
  const named = new Map<string, Case>();
  for (const one of cases) {
    const name = describeCase(one);
    named.set(named.has(name) ? `${name} (${named.size + 1})` : name, one);
  }
  return named;
}

function writeTest(name: string, local: string, { arguments: source, answer }: Case): string {
  const call = `${local}(${source})`;
  const check =
    answer.kind === 'value'
      ? `assert.deepStrictEqual(${call}, ${answer.text});`
      : `assert.throws(() => ${call}, { name: ${quote(answer.name)}, message: ${JSON.stringify(answer.message)} });`;
  return `test(${quote(name)}, () => {\n  ${check}\n});`;
}

/**
 * What the module is called in the test: sources in TypeScript by the name that their build has, or without an ending
 * where they become CommonJS.
 */
function nameModule(from: string, file: string, isCommonJs: boolean): string {
  const ending = isCommonJs ? '' : '.$1js';
  const relative = path.posix.relative(path.posix.dirname(from), file).replace(/\.([cm]?)tsx?$/, ending);
  return relative.startsWith('.') ? relative : `./${relative}`;
}

function writeImports(from: string, file: string, names: readonly string[], place: TestPlace): string[] {
  const module = nameModule(from, file, place.isCommonJs);
  const isCommonJs = isCommonJsFile(from, place);
  const named = names.filter((name) => name !== 'default');
  const words = nameWords(place.runner, ['test'], isCommonJs);
  const lines = [
    '',
    writeImport('assert', 'node:assert/strict', isCommonJs),
    ...(words === undefined ? [] : [writeImport(words, place.runner.wording.module ?? '', isCommonJs)]),
    '',
  ];
  if (isCommonJs) {
    if (names.includes('default')) lines.push(writeImport('subject', module, true));
    if (named.length > 0) lines.push(writeImport(`{ ${named.join(', ')} }`, module, true));
    return lines;
  }
  const parts = [
    ...(names.includes('default') ? ['subject'] : []),
    ...(named.length > 0 ? [`{ ${named.join(', ')} }`] : []),
  ];
  return [...lines, writeImport(parts.join(', '), module, false)];
}

function nameFile(file: string, place: TestPlace): string {
  const stem = file.replace(/\.[cm]?[jt]sx?$/, '').replace(/^src\//, '');
  const ending = /tsx?$/.test(file) ? 'ts' : place.isCommonJs || !file.endsWith('.cjs') ? 'js' : 'mjs';
  return nameTestFile(place, 'characterisation', stem.replaceAll('/', '-'), ending);
}

/** Writes a test file for each module. */
export function emitCharacterisation(cases: readonly Case[], place: TestPlace): CharacterisationFile[] {
  const files = [...new Set(cases.map(({ candidate }) => candidate.file))];
  return files.map((file) => {
    const own = cases.filter(({ candidate }) => candidate.file === file);
    const target = nameFile(file, place);
    const names = [...new Set(own.map(({ candidate }) => candidate.name))].sort();
    const named = nameCases(own);
    const tests = [...named].map(([name, one]) =>
      writeTest(name, one.candidate.name === 'default' ? 'subject' : one.candidate.name, one),
    );
    const text = [...HEAD, ...writeImports(target, file, names, place), '', tests.join('\n\n')].join('\n');
    return { path: target, text: `${text}\n`, cases: named };
  });
}

import type { FileEdit } from '@orchestrate/contracts/proposal';

import type { Templates } from '../templates';

/** A file of the tree. */
export interface TreeFile {
  readonly path: string;
  readonly text: string;
}

/** How a double answers: yes to everything, or no. Set as {@link BROKEN_VARIABLE} when the tests run. */
export const ANSWERS = ['yes', 'no'] as const;
export type Answer = (typeof ANSWERS)[number];

/** The environment variable that the doubles read. */
export const BROKEN_VARIABLE = 'BROKEN_SERVICE';

const DOUBLES = 'src/broken';
const IMPORT = /(["'])\.\.\/\.\.\/src\/([\w/-]+)\.js\1/g;

function renderSchemas({ path, text }: TreeFile): FileEdit[] {
  const names = [...text.matchAll(/^export const (\w+Schema)\b/gm)].map(([, name = '']) => name);
  if (names.length === 0 || !/^src\/schemas\/[\w-]+\.ts$/.test(path)) return [];
  const inside = path.replace(/^src\//, '');
  const lines = [
    `import * as sound from '../../${inside.replace(/\.ts$/, '.js')}';`,
    "import { breakSchema } from '../schema.js';",
    ...names.map((name) => `export const ${name} = breakSchema('${name}', sound.${name});`),
  ];
  return [{ action: 'write', path: `${DOUBLES}/${inside}`, text: `${lines.join('\n')}\n` }];
}

function renderTable({ path, text }: TreeFile): FileEdit[] {
  const name = /^export const (\w+) = pgTable\(/m.exec(text)?.[1];
  if (name === undefined || !/^src\/resources\/[\w-]+\/table\.ts$/.test(path)) return [];
  const inside = path.replace(/^src\//, '');
  const lines = [
    `import { ${name} as sound } from '../../../${inside.replace(/\.ts$/, '.js')}';`,
    "import { breakTable } from '../../table.js';",
    `export const ${name} = breakTable('${name}', sound);`,
  ];
  return [{ action: 'write', path: `${DOUBLES}/${inside}`, text: `${lines.join('\n')}\n` }];
}

function pointToDoubles(text: string, doubles: ReadonlySet<string>): string {
  return text.replace(IMPORT, (line, quote: string, module: string) =>
    doubles.has(`${DOUBLES}/${module}.ts`) ? `${quote}../../${DOUBLES}/${module}.js${quote}` : line,
  );
}

/**
 * Puts doubles between the tests and the service: of the application, the configuration, schemas and tables. Each is
 * sound but for the one thing that the test at hand is about. A test that passes on a double whatever it answers does
 * not test that thing.
 * @param sources - the service's own files
 * @param tests - the tests' files; they are made to import the doubles
 * @param templates - the doubles that are the same for every service, by the module they stand for
 */
export function breakService(
  sources: readonly TreeFile[],
  tests: readonly TreeFile[],
  templates: Templates,
): FileEdit[] {
  const own = [...templates].map(([name, text]): FileEdit => ({
    action: 'write',
    path: `${DOUBLES}/${name}.ts`,
    text,
  }));
  const doubles = [...own, ...sources.flatMap(renderSchemas), ...sources.flatMap(renderTable)];
  const known = new Set(doubles.map(({ path }) => path));
  const pointed = tests.map(({ path, text }): TreeFile => ({ path, text: pointToDoubles(text, known) }));
  const changed = pointed.filter(({ text }, index) => text !== tests[index]?.text);
  return [...doubles, ...changed.map((file): FileEdit => ({ action: 'write', ...file }))];
}

/** What a package.json says of the program that a package is. */
export interface NamedPrograms {
  readonly main?: string | undefined;
  readonly bin?: string | Readonly<Record<string, string>> | undefined;
}

/** A program that a package without a start script is started by. */
export interface Entry {
  /** Where it is named: `main`. */
  readonly from: string;
  readonly file: string;
}

function listNamed({ main, bin }: NamedPrograms): Entry[] {
  const programs = typeof bin === 'string' ? [bin] : Object.values(bin ?? {});
  return [
    // Started by npm itself where no script says otherwise.
    { from: 'npm', file: 'server.js' },
    ...(main === undefined ? [] : [{ from: 'main', file: main }]),
    ...(programs.length === 1 ? programs.map((file) => ({ from: 'bin', file })) : []),
  ];
}

/** `./dist/index` → `dist/index.js`; `undefined` for what node does not run by itself. */
function toProgram(file: string): string | undefined {
  const bare = file.replace(/^\.\//, '');
  if (/\.[cm]?js$/.test(bare)) return bare;
  return /\.\w+$|\/$|^\.?$|\s/.test(bare) ? undefined : `${bare}.js`;
}

/**
 * Finds the program of a package that has no start script.
 * @param isThere - whether the tree has a file
 * @param isBuilt - whether a build may make what is not there, in a folder of its own
 */
export async function findEntry(
  named: NamedPrograms,
  isThere: (file: string) => Promise<boolean>,
  isBuilt: boolean,
): Promise<Entry | undefined> {
  for (const { from, file } of listNamed(named)) {
    const program = toProgram(file);
    if (program === undefined || program.startsWith('..')) continue;
    if ((await isThere(program)) || (isBuilt && program.includes('/'))) return { from, file: program };
  }
  return undefined;
}

import path from 'node:path';

const EXTENSIONS = ['.js', '.ts', '.mjs', '.cjs', '.mts', '.cts', '.jsx', '.tsx', '.json'];

function toSource(place: string): string[] {
  // TypeScript's modules are imported by the name that they have once they are built.
  const built = /^(.*)\.([cm]?)js(x?)$/.exec(place);
  return built === null ? [place] : [place, `${built[1]}.${built[2]}ts${built[3]}`];
}

/** Where a relative specifier leads, of the tracked files; `undefined` where it leads to nothing. */
export function resolveModule(specifier: string, from: string, files: ReadonlySet<string>): string | undefined {
  const place = path.posix.join(path.posix.dirname(from), specifier);
  const tries = [
    ...toSource(place),
    ...EXTENSIONS.map((extension) => place + extension),
    ...EXTENSIONS.map((extension) => path.posix.join(place, `index${extension}`)),
  ];
  return tries.find((file) => files.has(file));
}

/** Whether Node itself, which adds nothing to an `import`, finds a specifier as it is written. */
export function isComplete(specifier: string, from: string, files: ReadonlySet<string>): boolean {
  const place = path.posix.join(path.posix.dirname(from), specifier);
  return toSource(place).some((file) => files.has(file));
}

/** How a file would be imported, with its extension as it is once it is built. */
export function writeSpecifier(target: string, from: string): string {
  const relative = path.posix.relative(path.posix.dirname(from), target).replace(/\.([cm]?)tsx?$/, '.$1js');
  return relative.startsWith('.') ? relative : `./${relative}`;
}

/** Hosts whose modules have three parts: host, owner, repository. */
const CODE_HOST = /^(?:github\.com|gitlab\.com|bitbucket\.org)\/[^/]+\/[^/]+(?:\/v\d+)?/;

function shareStart(one: readonly string[], other: readonly string[]): string[] {
  const length = one.findIndex((part, index) => part !== other[index]);
  return one.slice(0, length < 0 ? one.length : length);
}

/** The module that packages of one log belong to, as far as their names tell. */
function guessModule(name: string, packages: ReadonlySet<string>): string {
  const hosted = CODE_HOST.exec(name)?.[0];
  return (
    hosted ??
    [...packages]
      .map((each) => each.split('/'))
      .reduce(shareStart, name.split('/'))
      .join('/')
  );
}

/**
 * Where a file of a package is, seen from its module: Go's tests name only the file.
 * @param packages - all of the log, which together give away the name of their module
 */
export function placeInModule(file: string, name: string | undefined, packages: ReadonlySet<string>): string {
  if (name === undefined) return file;
  const module = guessModule(name, packages);
  return module === '' || !name.startsWith(`${module}/`) ? file : `${name.slice(module.length + 1)}/${file}`;
}

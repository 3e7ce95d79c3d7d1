/** One instruction, its continuation lines joined. */
interface Instruction {
  readonly name: string;
  readonly rest: string;
}

/** What a Dockerfile wants from its surroundings. */
export interface DockerfileNeeds {
  /** The build argument that chooses the base of the final image, and its default. */
  readonly baseArgument: { readonly name: string; readonly fallback: string | undefined } | undefined;
  /** The final image's base as written. */
  readonly base: string;
  /** Paths of the build context that it copies; `.` is all of it. */
  readonly sources: readonly string[];
  /** Whether it runs a package manager: then it needs no packages from outside. */
  readonly installs: boolean;
}

function parseInstructions(text: string): Instruction[] {
  const lines = text
    .split(/\r?\n/)
    .filter((line) => !/^\s*#/.test(line))
    .join('\n')
    .replace(/\\[ \t]*\n/g, ' ')
    .split('\n');
  return lines.flatMap((line) => {
    const match = /^\s*([A-Za-z]+)\s+(.+)$/.exec(line);
    return match?.[1] === undefined ? [] : [{ name: match[1].toUpperCase(), rest: match[2]?.trim() ?? '' }];
  });
}

function parseWords(rest: string): string[] {
  if (!rest.startsWith('[')) return rest.split(/\s+/);
  try {
    const words: unknown = JSON.parse(rest);
    return Array.isArray(words) ? words.filter((word) => typeof word === 'string') : [];
  } catch {
    return rest.split(/\s+/);
  }
}

function listSources({ rest }: Instruction): string[] {
  const flags = /^(?:--\S+\s+)*/.exec(rest)?.[0] ?? '';
  if (flags.includes('--from=')) return [];
  const words = parseWords(rest.slice(flags.length));
  return words.slice(0, -1).map((word) => word.replace(/^\.?\/+/, '').replace(/\/+$/, '') || '.');
}

function parseArgument(rest: string): readonly [string, string | undefined] {
  const [name = '', ...value] = rest.split('=');
  const text = value.join('=').replace(/^(["'])(.*)\1$/, '$2');
  return [name.trim(), value.length === 0 ? undefined : text];
}

function findArgument(base: string): string | undefined {
  const match = /^\$(?:\{(?<braced>[A-Za-z_]\w*)(?::?-[^}]*)?\}|(?<plain>[A-Za-z_]\w*))$/.exec(base);
  return match?.groups?.braced ?? match?.groups?.plain;
}

/** Reads what a Dockerfile needs: which base its last stage starts from, and what it copies out of the context. */
export function parseDockerfile(text: string): DockerfileNeeds {
  const instructions = parseInstructions(text);
  const first = instructions.findIndex(({ name }) => name === 'FROM');
  const globals = new Map(
    instructions
      .slice(0, Math.max(first, 0))
      .filter(({ name }) => name === 'ARG')
      .map(({ rest }) => parseArgument(rest)),
  );
  const from = instructions.findLast(({ name }) => name === 'FROM')?.rest ?? '';
  const base = parseWords(from).find((word) => !word.startsWith('--')) ?? '';
  const name = findArgument(base);
  const copies = instructions.filter((instruction) => instruction.name === 'COPY' || instruction.name === 'ADD');
  return {
    base,
    baseArgument: name !== undefined && globals.has(name) ? { name, fallback: globals.get(name) } : undefined,
    sources: [...new Set(copies.flatMap(listSources))],
    installs: instructions.some(({ name, rest }) => name === 'RUN' && /\b(?:npm|pnpm|yarn|bun)\b/.test(rest)),
  };
}

/** What of the context no checkout holds, because a build or an installation makes it. */
export interface PreparedParts {
  readonly build: boolean;
  readonly packages: boolean;
}

function takesAll({ sources }: Pick<DockerfileNeeds, 'sources'>): boolean {
  return sources.some((source) => source === '.' || /[*?[$]/.test(source.split('/')[0] ?? ''));
}

/** A Dockerfile that copies everything and installs nothing expects a tree that is ready to run. */
export function listPreparedParts(needs: Pick<DockerfileNeeds, 'sources' | 'installs'>): PreparedParts {
  const copiesAny = (pattern: RegExp): boolean => needs.sources.some((source) => pattern.test(source));
  const expectsReadyTree = takesAll(needs) && !needs.installs;
  return {
    build: expectsReadyTree || copiesAny(/^(?:dist|build|node_modules)(?:\/|$)/),
    packages: expectsReadyTree || copiesAny(/^node_modules(?:\/|$)/),
  };
}

/**
 * The parts of the tree that the build context holds, top-level names only; `node_modules` is a matter of its own.
 * @param present - top-level names of the tree
 * @param file - the Dockerfile's own path in it
 */
export function listStaged(
  needs: Pick<DockerfileNeeds, 'sources'>,
  present: readonly string[],
  file = 'Dockerfile',
): string[] {
  const tops = [file, ...needs.sources].map((source) => source.split('/')[0] ?? source);
  const wanted = new Set(['.dockerignore', 'package.json', ...tops]);
  return present.filter((name) => name !== 'node_modules' && (takesAll(needs) || wanted.has(name)));
}

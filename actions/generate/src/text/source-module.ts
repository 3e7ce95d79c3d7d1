import path from 'node:path';

/** A file of the service. */
export interface SourceFile {
  /** Relative to the service, with forward slashes. */
  readonly path: string;
  readonly text: string;
}

interface Import {
  readonly names: Set<string>;
  readonly isType: boolean;
}

/** Where the file's own names come from. */
const HERE = '';

/** A TypeScript file in the making: it gathers what its parts import. */
export class SourceModule {
  private readonly imports = new Map<string, Import>();
  private readonly parts: string[] = [];
  /** Names in the file, and where each comes from. */
  private readonly locals = new Map<string, string>();

  /** @param path - in the service: `src/operations/create-book.ts` */
  constructor(readonly path: string) {}

  /** Keeps names for what the file itself defines; to be called before anything is imported. */
  declare(...names: string[]): void {
    for (const name of names) this.locals.set(name, HERE);
  }

  /**
   * Imports a name and gives back what it is called in this file: the same, unless something else has that name.
   * @param from - a package, or a file of the service: `src/schemas/book.ts`
   */
  use(name: string, from: string): string {
    return this.addImport(name, from, false);
  }

  /** As {@link SourceModule.use}, for a name that is only a type. */
  useType(name: string, from: string): string {
    return this.addImport(name, from, true);
  }

  /** Names that are imported as values from a place. */
  listUsed(from: string): string[] {
    return [...(this.imports.get(`${from} value`)?.names ?? [])];
  }

  /** Whether a name is imported from a place as a type. */
  usesType(name: string, from: string): boolean {
    return this.imports.get(`${from} type`)?.names.has(name) === true;
  }

  /** Whether something is imported from a place, if only a type. */
  importsFrom(from: string): boolean {
    return ['type', 'value'].some((kind) => this.imports.has(`${from} ${kind}`));
  }

  get isEmpty(): boolean {
    return this.parts.length === 0;
  }

  add(...parts: string[]): void {
    this.parts.push(...parts);
  }

  toFile(): SourceFile {
    const imports = this.renderImports();
    return { path: this.path, text: `${[...(imports === '' ? [] : [imports]), ...this.parts].join('\n\n')}\n` };
  }

  private addImport(name: string, from: string, isType: boolean): string {
    if (from === this.path) return name;
    const key = `${from} ${isType ? 'type' : 'value'}`;
    const found = this.imports.get(key) ?? { names: new Set<string>(), isType };
    found.names.add(name);
    this.imports.set(key, found);
    return this.findLocal(name, from);
  }

  private findLocal(name: string, from: string): string {
    const origin = `${from} ${name}`;
    let local = name;
    for (let number = 2; (this.locals.get(local) ?? origin) !== origin; number += 1) local = `${name}${number}`;
    this.locals.set(local, origin);
    return local;
  }

  private toImported(name: string, from: string): string {
    const local = this.findLocal(name, from);
    return local === name ? name : `${name} as ${local}`;
  }

  private toSpecifier(from: string): string {
    if (!from.startsWith('src/')) return from;
    const relative = path.posix.relative(path.posix.dirname(this.path), from).replace(/\.ts$/, '.js');
    return relative.startsWith('.') ? relative : `./${relative}`;
  }

  /** Node's own, packages, folders above, this folder: one block each, sorted. */
  private renderImports(): string {
    const blocks: string[][] = [[], [], [], []];
    const entries = [...this.imports].flatMap(([key, { names, isType }]) => {
      const from = key.replace(/ (?:type|value)$/, '');
      // What is imported as a value serves as a type too.
      const values = isType ? this.imports.get(`${from} value`)?.names : undefined;
      const own = [...names].filter((name) => values?.has(name) !== true).sort();
      const specifier = this.toSpecifier(from);
      const list = own.map((name) => this.toImported(name, from)).join(', ');
      const line = `import ${isType ? 'type ' : ''}{ ${list} } from '${specifier}';`;
      return own.length === 0 ? [] : [{ specifier, isType, line }];
    });
    entries.sort((a, b) => compare(a.specifier, b.specifier) || Number(b.isType) - Number(a.isType));
    for (const { specifier, line } of entries) blocks[rankSpecifier(specifier)]?.push(line);
    return blocks
      .filter((block) => block.length > 0)
      .map((block) => block.join('\n'))
      .join('\n\n');
  }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

function rankSpecifier(specifier: string): 0 | 1 | 2 | 3 {
  if (specifier.startsWith('node:')) return 0;
  if (specifier.startsWith('../')) return 2;
  return specifier.startsWith('./') ? 3 : 1;
}

import { findMentions, listImports, pruneImports } from './imports';

interface Declaration {
  /** Absent for a statement that only has effects. */
  readonly name?: string;
  readonly text: string;
}

const BEGINNING = /^(?:\/\*\*|\/\/|export |async function|function |const |let |interface |type |[a-z]+[.(])/;
const NAME = /^(?:export )?(?:async )?(?:function|const|let|interface|type) ([\w$]+)/;

/** Splits a module into its imports and what stands between blank lines at its top level. */
function splitModule(text: string): { readonly imports: string; readonly declarations: readonly Declaration[] } {
  const lines = text.split('\n');
  const last = lines.findLastIndex((line) => /^(?:import|\} from) /.test(line));
  const parts: string[][] = [];
  for (const [index, line] of lines.entries()) {
    if (index <= last) continue;
    const begins = BEGINNING.test(line) && (lines[index - 1] ?? '').trim() === '';
    if (begins || parts.length === 0) parts.push([line]);
    else parts.at(-1)?.push(line);
  }
  const declarations = parts.map((part) => part.join('\n').trim()).filter((part) => part !== '');
  return {
    imports: lines.slice(0, last + 1).join('\n'),
    declarations: declarations.map((part) => {
      const name = NAME.exec(part.replace(/^\/\*\*[\s\S]*?\*\/\n|^\/\/.*\n/, ''))?.[1];
      return name === undefined ? { text: part } : { name, text: part };
    }),
  };
}

/** Keeps the declarations that the wanted names need, and statements that only have effects. */
function shakeModule(text: string, wanted: ReadonlySet<string>): string {
  const { imports, declarations } = splitModule(text);
  const kept = new Set(declarations.filter(({ name }) => name === undefined || wanted.has(name)));
  const names = declarations.flatMap(({ name }) => name ?? []);
  for (let size = -1; size !== kept.size;) {
    size = kept.size;
    const used = findMentions([...kept].map((declaration) => declaration.text).join('\n'), names);
    for (const declaration of declarations)
      if (declaration.name !== undefined && used.has(declaration.name)) kept.add(declaration);
  }
  const isUsed = declarations.some((declaration) => declaration.name !== undefined && kept.has(declaration));
  if (!isUsed) return '';
  const bodies = declarations.filter((declaration) => kept.has(declaration)).map((declaration) => declaration.text);
  return pruneImports(`${imports}\n\n${bodies.join('\n\n')}\n`);
}

/**
 * Leaves out of supporting modules what neither the tests nor other supporting modules use.
 * @param modules - by name: `client` for `client.ts`
 * @param tests - texts of the test files, their imports pruned
 */
export function shakeModules(
  modules: ReadonlyMap<string, string>,
  tests: readonly string[],
): ReadonlyMap<string, string> {
  let shaken = new Map<string, string>();
  for (;;) {
    const users = [...tests, ...shaken.values()];
    const next = new Map<string, string>();
    for (const [name, text] of modules) {
      const wanted = new Set(users.flatMap((user) => listImports(user, name)));
      const kept = shakeModule(text, wanted);
      if (kept !== '') next.set(name, kept);
    }
    const isStable = [...next].every(([name, text]) => shaken.get(name) === text) && next.size === shaken.size;
    if (isStable) return next;
    shaken = next;
  }
}

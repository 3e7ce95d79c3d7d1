import { parse } from 'shell-quote';

/** One command of a script of a `package.json`. */
export interface ScriptCommand {
  /** What is assigned before it: `NODE_ENV=test`, also by `cross-env`. */
  readonly env: Readonly<Record<string, string>>;
  /** Patterns and variables stand as they are written. */
  readonly words: readonly string[];
}

const ASSIGNMENT = /^[A-Za-z_]\w*=/;
// They run what follows them, and change nothing else of it.
const WRAPPERS = /^(?:cross-env|env|npx|dotenvx?|--)$/;
const DEEPEST = 4;

/** Splits a line where it chains, pipes or redirects. */
function splitLine(line: string): string[][] {
  const commands: string[][] = [[]];
  for (const token of parse(line, (name) => `$${name}`)) {
    if (typeof token === 'string') commands.at(-1)?.push(token);
    else if ('pattern' in token) commands.at(-1)?.push(token.pattern);
    else if (!('comment' in token)) commands.push([]);
  }
  return commands.filter((words) => words.length > 0);
}

function readCommand(words: readonly string[]): ScriptCommand {
  const start = words.findIndex((word) => !ASSIGNMENT.test(word) && !WRAPPERS.test(word));
  const cut = start < 0 ? words.length : start;
  const assigned = words.slice(0, cut).filter((word) => ASSIGNMENT.test(word));
  const env = Object.fromEntries(
    assigned.map((word): [string, string] => {
      const at = word.indexOf('=');
      return [word.slice(0, at), word.slice(at + 1)];
    }),
  );
  return { env, words: words.slice(cut) };
}

/** The script that a command runs: `npm run build`, `npm test`, `yarn build`. */
function findCalled({ words }: ScriptCommand, scripts: Readonly<Record<string, string>>): string | undefined {
  const [manager = '', ...rest] = words;
  if (!/^(?:npm|pnpm|yarn|bun)$/.test(manager)) return undefined;
  const named = rest.filter((word) => !word.startsWith('-'));
  const name = named[0] === 'run' || named[0] === 'run-script' ? named[1] : named[0];
  return name === undefined ? undefined : scripts[name === 't' ? 'test' : name];
}

/**
 * The commands of a script of a `package.json`, in their order; what it runs of the other scripts stands in their place.
 * @param scripts - all of the `package.json`
 */
export function listCommands(line: string, scripts: Readonly<Record<string, string>> = {}, depth = 0): ScriptCommand[] {
  return splitLine(line).flatMap((words): ScriptCommand[] => {
    const command = readCommand(words);
    const called = depth < DEEPEST ? findCalled(command, scripts) : undefined;
    if (called === undefined) return [command];
    return listCommands(called, scripts, depth + 1).map((inner) => ({
      ...inner,
      env: { ...command.env, ...inner.env },
    }));
  });
}

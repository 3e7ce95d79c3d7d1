import type { ScriptCommand } from '@orchestrate/kit/exec/scripts';
import { listCommands } from '@orchestrate/kit/exec/scripts';

/** The command of a script that runs tests. */
export interface TestCommand {
  /** `jest`, `vitest`, `mocha`; `node` for Node's own; another one that is not known here, by its name. */
  readonly program: string;
  readonly env: Readonly<Record<string, string>>;
  /** What Node is given for itself: loaders, and what turns parts of it on. */
  readonly nodeOptions: readonly string[];
  /** What the program is given. */
  readonly words: readonly string[];
}

const PACKAGED = /^(?:.*\/)?_?(jest|vitest|mocha)(?:\.m?js)?$/;
const OTHERS = /\b(?:ava|tap|tape|jasmine|uvu|lab|cypress|bun test|deno test|playwright test)\b/;
/** Options of Node whose value is a word of its own. */
const WITH_VALUE =
  /^(?:--import|-r|--require|--loader|--experimental-loader|-C|--conditions|--env-file|--test-(?:reporter|reporter-destination|name-pattern|concurrency|timeout))$/;
/** Options that are chosen anew for each run. */
const CHOSEN = /^--(?:test$|watch|test-reporter|test-only|test-shard|experimental-test-coverage|test-coverage)/;

/** Options and what else there is, of the words that follow `node`. */
function readNodeWords(words: readonly string[]): { readonly options: string[]; readonly rest: string[] } {
  const options: string[] = [];
  const rest: string[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? '';
    if (!word.startsWith('-')) rest.push(word);
    else {
      const value = WITH_VALUE.test(word) ? [words[(at += 1)] ?? ''] : [];
      if (!CHOSEN.test(word)) options.push(word, ...value);
    }
  }
  return { options, rest };
}

function readPackaged({ env, words }: ScriptCommand): TestCommand | undefined {
  const at = words.findIndex((word) => PACKAGED.test(word));
  const program = PACKAGED.exec(words[at] ?? '')?.[1];
  if (program === undefined) return undefined;
  const { NODE_OPTIONS = '', ...others } = env;
  const node = words.slice(0, at).lastIndexOf('node');
  const given = node < 0 ? [] : words.slice(node + 1, at);
  const nodeOptions = [...NODE_OPTIONS.split(/\s+/).filter((word) => word !== ''), ...given];
  return { program, env: others, nodeOptions, words: words.slice(at + 1) };
}

/** `node --test …`, and `tsx --test …`, which is Node with a loader. */
function readNode({ env, words }: ScriptCommand): TestCommand | undefined {
  const at = words.findIndex((word) => word === 'node' || word === 'tsx');
  if (at < 0 || !words.some((word) => word === '--test' || word.startsWith('--test='))) return undefined;
  const { options, rest } = readNodeWords(words.slice(at + 1));
  const loader = words[at] === 'tsx' ? ['--import', 'tsx'] : [];
  return { program: 'node', env, nodeOptions: [...loader, ...options], words: rest };
}

/** Finds the command of the script `test` that runs the tests; where it is none that is known, its name if it has one. */
export function findTestCommand(scripts: Readonly<Record<string, string>>): TestCommand | undefined {
  const commands = listCommands(scripts.test ?? '', scripts);
  for (const command of commands) {
    const found = readPackaged(command) ?? readNode(command);
    if (found !== undefined) return found;
  }
  for (const { env, words } of commands) {
    const program = OTHERS.exec(words.join(' '))?.[0];
    if (program !== undefined) return { program, env, nodeOptions: [], words };
  }
  return undefined;
}

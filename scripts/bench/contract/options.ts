import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';

/** What to judge, and how long. */
export interface ContractOptions {
  /** Absolute. */
  readonly specifications: readonly string[];
  readonly seeds: readonly number[];
  /** For each operation and seed. */
  readonly examples: number;
}

const SEEDS = [1, 2, 3];
const EXAMPLES = 100;
const QUICK = { seeds: [1], examples: 15 };

function listFolder(folder: string): string[] {
  if (!existsSync(folder)) return [];
  // The short form is no contract that anybody else can read.
  const names = readdirSync(folder).filter((name) => /\.(?:ya?ml|json)$/.test(name) && !name.includes('.service.'));
  return names.sort().map((name) => path.join(folder, name));
}

function readNumbers(text: string, name: string): number[] {
  const numbers = text.split(',').map(Number);
  if (numbers.some((number) => !Number.isSafeInteger(number) || number < 1))
    throw new Error(`--${name}: ${text} is no list of whole numbers from 1`);
  return numbers;
}

/**
 * Reads the command line.
 * @param root - this repository: its own specifications and those beside it are taken where none is named
 * @throws {Error} that says what is wrong with an option
 */
export function readOptions(argv: readonly string[], root: string): ContractOptions {
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: { quick: { type: 'boolean' }, seeds: { type: 'string' }, examples: { type: 'string' } },
  });
  const missing = positionals.find((file) => !existsSync(file));
  if (missing !== undefined) throw new Error(`${missing} is not there`);
  const usual = values.quick === true ? QUICK : { seeds: SEEDS, examples: EXAMPLES };
  const [examples = usual.examples] = values.examples === undefined ? [] : readNumbers(values.examples, 'examples');
  const found = [...listFolder(path.join(root, 'specs')), ...listFolder(path.join(root, '../shared/specs'))];
  return {
    specifications: positionals.length > 0 ? positionals.map((file) => path.resolve(file)) : found,
    seeds: values.seeds === undefined ? usual.seeds : readNumbers(values.seeds, 'seeds'),
    examples,
  };
}

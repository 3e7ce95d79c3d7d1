import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';

import { toKebabCase } from '@orchestrate/kit/action/inputs';
import { COMMON_OUTPUTS } from '@orchestrate/kit/action/run-action';
import { KEY_INPUTS } from '@orchestrate/kit/models/key-inputs';
import { parseYaml } from '@orchestrate/kit/yaml/located-yaml';
import type { z } from 'zod';

interface ActionFile {
  readonly inputs?: Readonly<
    Record<string, { description?: string; required?: boolean; default?: string | number | boolean }>
  >;
  readonly outputs?: Readonly<Record<string, { description?: string }>>;
}

function compareNames(what: string, declared: readonly string[], known: readonly string[]): string[] {
  return [
    ...declared.filter((name) => !known.includes(name)).map((name) => `the ${what} ${name} is only in action.yml`),
    ...known.filter((name) => !declared.includes(name)).map((name) => `the ${what} ${name} is not in action.yml`),
  ];
}

function compareInput(name: string, schema: z.ZodType, { inputs }: ActionFile): string[] {
  const declared = inputs?.[name];
  if (declared === undefined) return [];
  const absent = schema.safeParse(undefined);
  const problems = (declared.description ?? '') === '' ? [`the input ${name} has no description`] : [];
  if (absent.success === (declared.required === true)) problems.push(`the input ${name} is required in one place only`);
  const text = String(declared.default ?? '');
  const given = schema.safeParse(text === '' ? undefined : text);
  if (absent.success && !isDeepStrictEqual(absent.data, given.data))
    problems.push(`the default of ${name} differs: ${JSON.stringify(absent.data)} and ${JSON.stringify(text)}`);
  return problems;
}

/**
 * Holds an action's `action.yml` against its code: the same inputs and outputs, the same defaults, everything described.
 * @param directory - absolute; the one with action.yml
 * @returns one line a difference
 */
export async function compareActionFile(
  directory: string,
  definition: { readonly inputs: z.ZodObject; readonly outputs: z.ZodObject; readonly models?: unknown },
): Promise<string[]> {
  const file = parseYaml(await readFile(path.join(directory, 'action.yml'), 'utf8')).value as ActionFile;
  const inputs = Object.entries(definition.inputs.shape).map(([key, schema]) => [toKebabCase(key), schema] as const);
  const outputs = [...Object.keys(definition.outputs.shape).map(toKebabCase), ...COMMON_OUTPUTS];
  // Keys are inputs of the action and none of its work.
  const keys = definition.models === undefined ? [] : Object.keys(KEY_INPUTS);
  return [
    ...compareNames('input', Object.keys(file.inputs ?? {}), [...inputs.map(([name]) => name), ...keys]),
    ...compareNames('output', Object.keys(file.outputs ?? {}), outputs),
    ...inputs.flatMap(([name, schema]) => compareInput(name, schema as z.ZodType, file)),
    ...Object.entries(file.outputs ?? {}).flatMap(([name, { description }]) =>
      (description ?? '') === '' ? [`the output ${name} has no description`] : [],
    ),
  ];
}

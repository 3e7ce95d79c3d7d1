import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';

import { toKebabCase } from '@orchestrate/kit/action/inputs';
import { KEY_INPUTS } from '@orchestrate/kit/models/key-inputs';

const ROOT = path.resolve(import.meta.dirname, '..');
const COMMON_OUTPUTS = ['status', 'engine', 'evidence', 'run-directory', 'cost', 'tokens'];

const metadataSchema = z.strictObject({
  name: z.string().min(1),
  description: z.string().min(1),
  author: z.string().min(1),
  branding: z.object({ icon: z.string(), color: z.string() }).optional(),
  inputs: z.record(
    z.string(),
    z.strictObject({
      description: z.string().min(20),
      default: z.string().optional(),
      required: z.boolean().optional(),
    }),
  ),
  outputs: z.record(z.string(), z.strictObject({ description: z.string().min(10) })),
  runs: z.strictObject({ using: z.literal('node24'), main: z.string() }),
});

const readMetadata = (file: string): z.infer<typeof metadataSchema> =>
  metadataSchema.parse(parse(readFileSync(path.join(ROOT, file), 'utf8')));

const isSchema = (value: unknown): value is z.ZodObject => value instanceof z.ZodObject;

async function importSchema(action: string, module: 'inputs' | 'outputs'): Promise<z.ZodObject> {
  const imported: unknown = await import(path.join(ROOT, 'actions', action, 'src', `${module}.ts`));
  const schema = z.record(z.string(), z.unknown()).parse(imported)[`${module}Schema`];
  if (!isSchema(schema)) throw new Error(`actions/${action}/src/${module}.ts exports no schema`);
  return schema;
}

/** What an action that asks models has besides its own inputs. */
function listKeyInputs(action: string): string[] {
  const file = path.join(ROOT, 'actions', action, 'src/definition.ts');
  const asks = existsSync(file) && readFileSync(file, 'utf8').includes('@orchestrate/kit/models/models-access');
  return asks ? Object.keys(KEY_INPUTS) : [];
}

const names = (schema: z.ZodObject): string[] => Object.keys(schema.shape).map(toKebabCase);

/** A default that only the runner can fill in: `${{ github.token }}`. */
const isExpression = (text: string | undefined): boolean => text?.startsWith('${{') === true;

/** What code makes of inputs: values on success, the problems otherwise. */
function read(schema: z.ZodObject, given: Readonly<Record<string, string | undefined>>): unknown {
  const raw = Object.keys(schema.shape).flatMap((key) => {
    const text = given[toKebabCase(key)];
    return text === undefined || text === '' ? [] : [[key, text] as const];
  });
  return schema.safeParse(Object.fromEntries(raw));
}

const actions = readdirSync(path.join(ROOT, 'actions')).filter((name) => name !== 'orchestrate');

describe.each(actions)('actions/%s', (action) => {
  const metadata = readMetadata(`actions/${action}/action.yml`);

  it('declares the inputs that its code reads, required where the code insists', async () => {
    const schema = await importSchema(action, 'inputs');
    expect(Object.keys(metadata.inputs).sort()).toEqual([...names(schema), ...listKeyInputs(action)].sort());
    const required = Object.entries(schema.shape).filter(([, field]) => !z.safeParse(field, undefined).success);
    expect(Object.keys(metadata.inputs).filter((name) => metadata.inputs[name]?.required === true)).toEqual(
      required.map(([key]) => toKebabCase(key)),
    );
  });

  it('has in action.yml the defaults of its code', async () => {
    const schema = await importSchema(action, 'inputs');
    const required = Object.entries(metadata.inputs).filter(([, { required: isRequired }]) => isRequired === true);
    const asked = Object.fromEntries(required.map(([name]) => [name, 'off-by-one']));
    const defaults = Object.fromEntries(
      Object.entries(metadata.inputs)
        .filter(([, field]) => !isExpression(field.default))
        .map(([name, field]) => [name, field.default]),
    );
    expect(read(schema, { ...defaults, ...asked })).toEqual(read(schema, asked));
    expect(read(schema, asked)).toMatchObject({ success: true });
  });

  it('declares the outputs that its code sets', async () => {
    const schema = await importSchema(action, 'outputs');
    expect(Object.keys(metadata.outputs).sort()).toEqual([...names(schema), ...COMMON_OUTPUTS].sort());
  });

  it('starts its own bundle, for which there is a page of documentation', () => {
    expect(metadata.runs.main).toBe('dist/index.js');
    const page = readFileSync(path.join(ROOT, 'actions', action, 'README.md'), 'utf8');
    expect(page).toContain(`/actions/${action}@`);
  });
});

describe('the root action', () => {
  const metadata = readMetadata('action.yml');

  it('declares the inputs that its code reads, with the same defaults', async () => {
    const schema = await importSchema('orchestrate', 'inputs');
    expect(Object.keys(metadata.inputs).sort()).toEqual(names(schema).sort());
    const defaults = Object.fromEntries(Object.entries(metadata.inputs).map(([name, field]) => [name, field.default]));
    expect(read(schema, { ...defaults, spec: 'a.yaml' })).toEqual(read(schema, { spec: 'a.yaml' }));
  });

  it('starts a bundle that is there', () => {
    expect(existsSync(path.join(ROOT, metadata.runs.main))).toBe(true);
  });
});

// Fills the tables of every action's README from its action.yml, between <!-- inputs --> and <!-- /inputs --> and
// likewise for outputs. A missing description fails.
//   npm run docs             writes
//   npm run docs -- --check  only says what is stale
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { format, resolveConfig } from 'prettier';
import { parse } from 'yaml';
import { z } from 'zod';

const root = path.resolve(import.meta.dirname, '..');

const field = z.object({
  description: z.string().min(1),
  default: z.string().optional(),
  required: z.boolean().optional(),
});
const actionSchema = z.object({
  name: z.string().min(1),
  description: z.string().min(1),
  inputs: z.record(z.string(), field).default({}),
  outputs: z.record(z.string(), z.object({ description: z.string().min(1) })).default({}),
});

type Action = z.infer<typeof actionSchema>;

function cell(text: string): string {
  return text.replace(/\s+/g, ' ').trim().replace(/\|/g, '\\|').replace(/</g, '&lt;');
}

function renderInputs({ inputs }: Action): string {
  const rows = Object.entries(inputs).map(([name, { description, default: fallback, required }]) => {
    const value =
      required === true ? '**required**' : fallback === undefined || fallback === '' ? '' : `\`${fallback}\``;
    return `| \`${name}\` | ${value} | ${cell(description)} |`;
  });
  return ['| Input | Default | What it is |', '| --- | --- | --- |', ...rows].join('\n');
}

function renderOutputs({ outputs }: Action): string {
  const rows = Object.entries(outputs).map(([name, { description }]) => `| \`${name}\` | ${cell(description)} |`);
  return ['| Output | What it is |', '| --- | --- |', ...rows].join('\n');
}

/** Replaces what stands between two markers; the markers must be there once. */
export function fillRegion(text: string, name: string, content: string): string {
  const pattern = new RegExp(`(<!-- ${name} -->)[\\s\\S]*?(<!-- /${name} -->)`, 'g');
  if (text.match(pattern)?.length !== 1) throw new Error(`needs the region <!-- ${name} --> … <!-- /${name} --> once`);
  return text.replace(pattern, (_, open: string, close: string) => `${open}\n\n${content}\n\n${close}`);
}

async function documentAction(
  actionFile: string,
  readmeFile: string,
): Promise<{ readonly before: string; readonly after: string }> {
  const action = actionSchema.parse(parse(readFileSync(actionFile, 'utf8')));
  const before = readFileSync(readmeFile, 'utf8');
  const filled = fillRegion(fillRegion(before, 'inputs', renderInputs(action)), 'outputs', renderOutputs(action));
  return { before, after: await format(filled, { ...(await resolveConfig(readmeFile)), filepath: readmeFile }) };
}

async function main(): Promise<void> {
  const isCheck = process.argv.includes('--check');
  const folders = readdirSync(path.join(root, 'actions')).map((name) => path.join('actions', name));
  let isStale = false;
  for (const folder of ['.', ...folders]) {
    const actionFile = path.join(root, folder, 'action.yml');
    if (!existsSync(actionFile)) continue;
    const readmeFile = path.join(root, folder, 'README.md');
    try {
      const { before, after } = await documentAction(actionFile, readmeFile);
      if (before === after) continue;
      if (isCheck) console.error(`${folder}/README.md is stale: run npm run docs`);
      else writeFileSync(readmeFile, after);
      isStale = true;
    } catch (error) {
      console.error(`${folder}: ${error instanceof Error ? error.message : String(error)}`);
      process.exitCode = 1;
    }
  }
  if (isCheck && isStale) process.exitCode = 1;
}

if (process.argv[1] === import.meta.filename) await main();

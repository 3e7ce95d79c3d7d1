import { readFileSync } from 'node:fs';
import path from 'node:path';

import { data, Evaluator, Lexer, Parser } from '@actions/expressions';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';

import type { Results } from './chain';
import { CHAIN } from './chain';
import type { Inputs } from './inputs';
import { run } from './run';

const ROOT = path.resolve(import.meta.dirname, '../../..');

const stepSchema = z.object({
  id: z.string().optional(),
  if: z.string().optional(),
  uses: z.string().optional(),
  with: z.record(z.string(), z.unknown()).default({}),
  env: z.record(z.string(), z.string()).default({}),
});
const workflowSchema = z.object({
  jobs: z.object({ orchestrate: z.object({ steps: z.array(stepSchema) }) }),
});

const workflow = workflowSchema.parse(
  parse(readFileSync(path.join(ROOT, '.github/workflows/orchestrate.yml'), 'utf8')),
);
const phases = workflow.jobs.orchestrate.steps.filter(({ uses }) => uses?.startsWith('./actions/') === true);

type Value = string | boolean | { readonly [name: string]: Value };

function toData(value: Value): data.StringData | data.BooleanData | data.Dictionary {
  if (typeof value === 'string') return new data.StringData(value);
  if (typeof value === 'boolean') return new data.BooleanData(value);
  return new data.Dictionary(...Object.entries(value).map(([key, inner]) => ({ key, value: toData(inner) })));
}

const CONTEXTS = ['inputs', 'steps', 'env'];
const ALWAYS = { name: 'always', description: 'whatever happened before', minArgs: 0, maxArgs: 0 };

function evaluate(expression: string, contexts: Value): data.ExpressionData {
  const bare = /^\$\{\{(.*)\}\}$/s.exec(expression.trim())?.[1] ?? expression;
  const tree = new Parser(new Lexer(bare).lex().tokens, CONTEXTS, [ALWAYS]).parse();
  const always = { ...ALWAYS, call: () => new data.BooleanData(true) };
  const dictionary = toData(contexts);
  if (!(dictionary instanceof data.Dictionary)) throw new Error('contexts are a dictionary');
  return new Evaluator(tree, dictionary, new Map([['always', always]])).evaluate();
}

function isTrue(expression: string, contexts: Value): boolean {
  const result = evaluate(expression, contexts);
  return result instanceof data.BooleanData ? result.value : result.coerceString() !== '';
}

interface Situation {
  readonly inputs: Inputs;
  readonly results: Results;
}

const base: Inputs = {
  spec: 'openapi.yaml',
  service: 'backend',
  config: 'own.yml',
  out: 'here',
  target: 'process',
  keep: true,
  inject: '',
  dryRun: false,
  resume: 'some-run',
  workingDirectory: '.',
  openaiApiKey: 'key-of-openai',
  anthropicApiKey: '',
  geminiApiKey: '',
  azureOpenaiApiKey: '',
  failOn: ['failed'],
};

const STATUSES = ['done', 'partial', 'noop', 'blocked', 'failed', undefined];

function* listSituations(): Generator<Situation> {
  for (const plan of STATUSES)
    for (const generate of STATUSES)
      for (const changed of ['true', 'false', undefined])
        for (const inject of ['', 'off-by-one'])
          for (const dryRun of [true, false]) {
            const results = new Map<string, Record<string, string>>();
            if (plan !== undefined) results.set('plan', { status: plan });
            if (generate !== undefined) results.set('generate', { status: generate });
            if (changed !== undefined) results.set('heal', { changed });
            yield { inputs: { ...base, inject, dryRun }, results };
          }
}

function toContexts({ inputs, results }: Situation): Value {
  const steps: Record<string, Value> = { source: { outputs: { subject: inputs.workingDirectory } } };
  for (const [id, outputs] of results) steps[id] = { outputs };
  const { service, config, out, target, keep, inject, resume, dryRun } = inputs;
  return {
    steps,
    env: { SPEC: inputs.spec },
    inputs: { service, config, out, target, keep, inject, resume, 'dry-run': dryRun },
  };
}

describe('the chain of the root action', () => {
  it('has the phases of the workflow, in its order', () => {
    expect(CHAIN.map(({ id, action }) => ({ id, uses: `./actions/${action}` }))).toEqual(
      phases.map(({ id, uses }) => ({ id, uses })),
    );
  });

  it('gives keys of models to the phases that the workflow gives them, and to no other', () => {
    const given = phases.flatMap(({ id, env }) => ('OPENAI_API_KEY' in env ? [id] : []));
    expect(CHAIN.flatMap(({ id, asks }) => (asks ? [id] : []))).toEqual(given);
  });

  it.each(CHAIN.map(({ id }, index) => [id, index] as const))('starts %s when the workflow does', (_id, index) => {
    const condition = phases[index]?.if ?? 'true';
    let started = 0;
    for (const situation of listSituations()) {
      const own = CHAIN[index]?.when(situation.results, situation.inputs);
      expect({ situation, starts: own }).toEqual({ situation, starts: isTrue(condition, toContexts(situation)) });
      if (own === true) started += 1;
    }
    expect(started).toBeGreaterThan(0);
  });

  it.each(CHAIN.map(({ id }, index) => [id, index] as const))('gives %s what the workflow gives it', (_id, index) => {
    // These two are the same for each step, and the last step of the workflow gives the verdict instead of report.
    const { 'working-directory': subject, 'fail-on': _failOn, ...given } = phases[index]?.with ?? {};
    const contexts = toContexts({ inputs: base, results: new Map() });
    const evaluated = Object.entries(given).map(([name, text]) => [
      name,
      evaluate(String(text), contexts).coerceString(),
    ]);
    expect(CHAIN[index]?.with(base)).toEqual(Object.fromEntries(evaluated));
    expect(evaluate(String(subject), contexts).coerceString()).toBe('.');
  });
});

describe('run', () => {
  it('hands the keys on to the phases that ask models, as their inputs', async () => {
    const given = new Map<string, Readonly<Record<string, string>>>();
    const status = { status: 'done', 'run-directory': 'run', verdict: 'success' };
    await run(base, {
      runStep: (action, inputs) => {
        given.set(action, inputs);
        return Promise.resolve({ exitCode: 0, outputs: status });
      },
      announce: () => undefined,
    });
    expect(given.get('plan')).toMatchObject({ 'openai-api-key': 'key-of-openai', 'gemini-api-key': '' });
    expect(given.get('deploy')).not.toHaveProperty('openai-api-key');
  });
});

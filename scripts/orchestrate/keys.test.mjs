import { readFileSync } from 'node:fs';
import path from 'node:path';

import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

import { KEY_VARIABLES, toActEnvironment, toActSecrets } from './keys.mjs';
import { HELP } from './options.mjs';

import { PROVIDER_VARIABLES } from '@orchestrate/kit/models/provider-variables';

const { on, jobs } = parse(
  readFileSync(path.resolve(import.meta.dirname, '../../.github/workflows/orchestrate.yml'), 'utf8'),
);

const SIGNING_KEY = 'ORCHESTRATE_SIGNING_KEY';
const TRACES = { place: 'OTEL_EXPORTER_OTLP_ENDPOINT', headers: 'OTEL_EXPORTER_OTLP_HEADERS' };

describe('the keys', () => {
  it('are those that providers read, and those that callers of the workflow may give', () => {
    const read = Object.values(PROVIDER_VARIABLES).flatMap(({ key }) => key ?? []);
    expect([...KEY_VARIABLES].sort()).toEqual([...read].sort());
    expect(Object.keys(on.workflow_call.secrets)).toEqual([...KEY_VARIABLES, SIGNING_KEY, TRACES.headers]);
  });

  it('reach every phase that takes one: from a secret, else from where the run was started', () => {
    const handed = jobs.orchestrate.steps
      .map(({ env = {} }) => Object.entries(env).filter(([name]) => KEY_VARIABLES.includes(name)))
      .filter((keys) => keys.length > 0);
    expect(handed.length).toBe(6);
    const all = KEY_VARIABLES.map((name) => [name, `\${{ secrets.${name} || env.${name} }}`]);
    for (const keys of handed) expect(keys).toEqual(all);
  });

  it('sign the run in the report, and nowhere else', () => {
    const signing = jobs.orchestrate.steps.filter(({ env = {} }) => SIGNING_KEY in env);
    expect(signing.map(({ id }) => id)).toEqual(['report']);
  });

  it('are named by --help', () => {
    for (const name of KEY_VARIABLES) expect(HELP).toContain(name);
  });
});

describe('toActSecrets', () => {
  it('names what the shell holds, and tells no value', () => {
    const environment = { OPENAI_API_KEY: 'sk-1', GEMINI_API_KEY: 'AIza', PATH: '/bin' };
    expect(toActSecrets(environment)).toEqual(['--secret', 'OPENAI_API_KEY', '--secret', 'GEMINI_API_KEY']);
  });

  it('leaves out what is empty, for which act would ask at the terminal', () => {
    expect(toActSecrets({ OPENAI_API_KEY: '', ANTHROPIC_API_KEY: ' ' })).toEqual([]);
  });
});

describe('toActEnvironment', () => {
  it('hands on where traces go, and all else, with the checkout as the place', () => {
    const environment = {
      OTEL_EXPORTER_OTLP_ENDPOINT: 'http://localhost:4318',
      OTEL_EXPORTER_OTLP_HEADERS: 'x-key=1',
      PWD: '/elsewhere',
    };
    expect(toActEnvironment(environment, '/checkout')).toEqual({ ...environment, PWD: '/checkout' });
  });

  it.each([
    ['keys', path.resolve('keys')],
    ['/home/me/keys', '/home/me/keys'],
    ['', ''],
  ])('tells steps, which run elsewhere, the place of the signing key %j as %j', (given, told) => {
    expect(toActEnvironment({ ORCHESTRATE_CONFIG_DIR: given }, '/checkout').ORCHESTRATE_CONFIG_DIR).toBe(told);
  });

  it('meets a report step that takes where traces go from the repository, else from the shell, which it would hide', () => {
    const { env } = jobs.orchestrate.steps.find(({ id }) => id === 'report');
    expect(env[TRACES.place]).toBe(`\${{ vars.${TRACES.place} || env.${TRACES.place} }}`);
    expect(env[TRACES.headers]).toBe(`\${{ secrets.${TRACES.headers} || env.${TRACES.headers} }}`);
    const names = Object.keys({ ...jobs.orchestrate.env, ...env });
    expect(names.filter((name) => name.endsWith('_CONFIG_DIR'))).toEqual([]);
  });
});

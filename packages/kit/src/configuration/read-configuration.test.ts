import { describe, expect, it } from 'vitest';

import { ConfigurationError } from '../errors';

import { defaultConfiguration, parseConfiguration, readConfiguration } from './read-configuration';

function problemsOf(text: string): readonly string[] {
  try {
    parseConfiguration(text, '.orchestrate.yml');
  } catch (error) {
    if (error instanceof ConfigurationError) return error.problems;
    throw error;
  }
  return [];
}

describe('parseConfiguration', () => {
  it('fills what is not said', () => {
    const configuration = parseConfiguration('version: 1\ndeploy:\n  target: process\n', 'c');
    expect(configuration.deploy).toMatchObject({ target: 'process', 'ready-timeout': 60 });
    expect(configuration.gates.map(({ name }) => name)).toEqual(['build', 'lint', 'test', 'smoke']);
  });

  it('places every problem, all at once', () => {
    const text =
      'version: 1\ngates:\n  - name: test\n    command: npm test\n    timeuot: 5\ndeploy:\n  port: 99999\nbudget: {}\n';
    expect(problemsOf(text)).toEqual([
      '.orchestrate.yml:5:5: #/gates/0/timeuot: unknown key "timeuot"; remove it, or correct its spelling',
      '.orchestrate.yml:7:9: #/deploy/port: Too big: expected number to be <=65535; correct the value',
      '.orchestrate.yml:8:1: #/budget: unknown key "budget"; remove it, or correct its spelling',
    ]);
  });

  it('names the rules there are where one is switched off that is none', () => {
    const [problem, ...others] = problemsOf('version: 1\nplan:\n  rules:\n    sortng: off\n    paging: off\n');
    expect(others).toEqual([]);
    expect(problem).toMatch(
      /^\.orchestrate\.yml:4:\d+: #\/plan\/rules\/sortng: there is no rule of this name; the rules are .*paging, paging-object, sorting/,
    );
  });

  it('reads what overrules one operation', () => {
    const text =
      'version: 1\nplan:\n  operations:\n    ship: custom\n    pack: { transition: { to: packed } }\n    find: { rules: { filter: off } }\n';
    expect(parseConfiguration(text, 'c').plan).toEqual({
      operations: {
        ship: 'custom',
        pack: { rules: {}, transition: { to: 'packed' } },
        find: { rules: { filter: 'off' } },
      },
      rules: {},
    });
  });

  it('places a syntax error', () => {
    expect(problemsOf('version: 1\n  gates: [\n')[0]).toMatch(/^\.orchestrate\.yml:\d+:\d+: /);
  });
});

describe('readConfiguration', () => {
  it('takes defaults where there is no file and none was asked for', async () => {
    expect(await readConfiguration('/nowhere')).toEqual(defaultConfiguration());
  });

  it('misses a file that was asked for', async () => {
    await expect(readConfiguration('/nowhere', 'mine.yml')).rejects.toThrow('config: there is no file "mine.yml"');
  });
});

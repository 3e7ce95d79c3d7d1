import { readFileSync } from 'node:fs';
import path from 'node:path';

import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

import { HELP, OPTIONS, parseOptions, toActInputs, UsageError } from './options.mjs';

const workflow = parse(
  readFileSync(path.resolve(import.meta.dirname, '../../.github/workflows/orchestrate.yml'), 'utf8'),
);
const { workflow_dispatch: byHand, workflow_call: called } = workflow.on;

describe('the options', () => {
  it('are the inputs of the workflow, flags where they are booleans', () => {
    const inputs = Object.entries(byHand.inputs).map(([name, { type }]) => [name, type === 'boolean']);
    expect(OPTIONS.map(({ name, value }) => [name, value === undefined])).toEqual(inputs);
  });

  it('are offered alike by hand and to callers', () => {
    expect(called.inputs).toEqual(byHand.inputs);
  });

  it.each(OPTIONS.filter(({ list }) => list !== undefined))('--$name names its words where help is read', (option) => {
    for (const word of option.list) {
      expect(byHand.inputs[option.name].description).toContain(word);
      expect(option.help).toContain(word);
    }
  });

  it('are all explained by --help, with the exit codes', () => {
    for (const { name } of OPTIONS) expect(HELP).toContain(`--${name}`);
    expect(HELP).toContain('Exit codes: 0 success, 3 partial, 1 failed, 2 bad usage');
    expect(HELP.split('\n').filter((line) => line.length > 120)).toEqual([]);
  });
});

describe('parseOptions', () => {
  it.each([
    [[], {}],
    [['--spec', 'a.yaml', '--keep'], { spec: 'a.yaml', keep: true }],
    [['--target=compose'], { target: 'compose' }],
    [['--allow-host'], { 'allow-host': true }],
    [['--resume', '20260131T235959Z-0123abcd'], { resume: '20260131T235959Z-0123abcd' }],
    [['-h'], { help: true }],
  ])('reads %j', (args, expected) => {
    expect({ ...parseOptions(args) }).toEqual(expected);
  });

  it.each([
    ['an unknown option', ['--speck', 'a.yaml'], /--speck/],
    ['a loose word', ['a.yaml'], /a\.yaml/],
    ['a value that is missing', ['--spec'], /--spec/],
    ['an unknown target', ['--target', 'moon'], /--target: "moon" is not one of auto, process, compose/],
    ['what is no run id', ['--resume', 'latest'], /--resume: "latest" is no run id/],
  ])('refuses %s', (_what, args, message) => {
    expect(() => parseOptions(args)).toThrow(UsageError);
    expect(() => parseOptions(args)).toThrow(message);
  });

  it('tells all problems at once', () => {
    expect(() => parseOptions(['--target', 'moon', '--inject', 'rain', '--resume', 'x'])).toThrow(
      /--target: .*\n--inject: .*\n--resume: /,
    );
  });
});

it('hands to act what was given, and nothing else', () => {
  expect(toActInputs(parseOptions(['--keep', '--spec', 'a b.yaml']))).toEqual([
    '--input',
    'spec=a b.yaml',
    '--input',
    'keep=true',
  ]);
});

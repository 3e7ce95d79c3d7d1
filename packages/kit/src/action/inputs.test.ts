import { describe, expect, it } from 'vitest';
import { z } from 'zod';

import { ConfigurationError } from '../errors';

import { booleanInput, choiceInput, commonInputs, numberInput, parseInputs, textInput } from './inputs';

const schema = z.object({
  ...commonInputs,
  specPath: z.string({ error: 'is required' }),
  fix: booleanInput(true),
  target: choiceInput(['auto', 'process'], 'auto'),
  timeout: numberInput(300, 1, 3600),
  note: textInput(),
});

const parse = (raw: Record<string, string>) => parseInputs(schema, (name) => raw[name] ?? '');

describe('parseInputs', () => {
  it('reads kebab-case names and fills defaults', () => {
    expect(parse({ 'spec-path': 'a.yaml', 'fail-on': 'failed, partial' })).toEqual({
      workingDirectory: '.',
      runDirectory: '',
      failOn: ['failed', 'partial'],
      specPath: 'a.yaml',
      fix: true,
      target: 'auto',
      timeout: 300,
      note: '',
    });
  });

  it('takes none for no status at all', () => {
    expect(parse({ 'spec-path': 'a', 'fail-on': 'none' }).failOn).toEqual([]);
  });

  it('reports every bad input at once, by name', () => {
    let thrown: unknown;
    try {
      parse({ fix: 'yes', target: 'moon', timeout: '-1', 'fail-on': 'sometimes' });
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(ConfigurationError);
    const { problems } = thrown as ConfigurationError;
    expect(problems).toHaveLength(5);
    expect(problems.join('\n')).toContain('spec-path: is required');
    expect(problems.join('\n')).toContain('fix: must be true or false, not "yes"');
    expect(problems.join('\n')).toContain('target: must be auto, process, not "moon"');
    expect(problems.join('\n')).toContain('timeout: must be a number from 1 to 3600, not "-1"');
    expect(problems.join('\n')).toContain('fail-on: "sometimes" is no status');
  });
});

import { parseInputs } from '@orchestrate/kit/action/inputs';
import { describe, expect, it } from 'vitest';

import { inputsSchema } from './inputs';

const parse = (given: Readonly<Record<string, string>>) => parseInputs(inputsSchema, (name) => given[name] ?? '');

describe('inputs', () => {
  it('ask for everything, and let nothing but a failure fail the step', () => {
    const all = { comment: true, check: true, sarif: true, annotations: 200, failOn: ['failed'] };
    expect(parse({ run: 'x' })).toMatchObject({ ...all, directory: '', name: '', pullRequest: undefined });
  });

  it('tell all that is wrong at once', () => {
    const wrong = {
      comment: 'yes',
      annotations: '1001',
      directory: '../x',
      'pull-request': '#1',
      name: 'x'.repeat(61),
    };
    expect(() => parse(wrong)).toThrow(
      /run: must name the directory.*comment: must be true or false.*annotations: must be a number from 0 to 1000.*name: must have at most 60.*directory: must be a directory of the repository.*pull-request: must be the number/s,
    );
  });
});

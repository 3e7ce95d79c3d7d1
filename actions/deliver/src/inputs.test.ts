import { parseInputs } from '@orchestrate/kit/action/inputs';
import { describe, expect, it } from 'vitest';

import { inputsSchema } from './inputs';

const parse = (given: Readonly<Record<string, string>>) => parseInputs(inputsSchema, (name) => given[name] ?? '');

describe('inputs', () => {
  it('have defaults', () => {
    expect(parse({ patch: 'a.patch' })).toMatchObject({
      as: 'pull-request',
      token: '',
      base: '',
      branch: '',
      pullRequest: undefined,
      failOn: ['failed', 'blocked'],
    });
  });

  it('take a branch as a ref, and a number', () => {
    const inputs = parse({ patch: 'a', branch: 'refs/heads/main', 'pull-request': '12', base: 'a'.repeat(40) });
    expect(inputs).toMatchObject({ branch: 'main', pullRequest: 12 });
  });

  it('tell all that is wrong at once', () => {
    expect(() => parse({ as: 'mail', base: 'HEAD', 'pull-request': '0', summary: 'x'.repeat(2_001) })).toThrow(
      /patch: must name the patch.*as: must be pull-request, suggestion.*base: must be the full id.*pull-request: must be the number.*summary: must have at most 2000/s,
    );
  });
});

import { describe, expect, it } from 'vitest';

import { decideExitCode, parseOptions } from './options.mjs';

describe('parseOptions', () => {
  it('takes paths from where npm was called', () => {
    const options = parseOptions(
      ['--dir', '.', '--command', 'npm test', '--command', 'npm run lint', '--patch', 'a.patch'],
      import.meta.dirname,
    );
    expect(options).toMatchObject({
      dir: import.meta.dirname,
      commands: ['npm test', 'npm run lint'],
      patch: `${import.meta.dirname}/a.patch`,
      json: false,
    });
  });

  it.each([
    [['--dir', 'nowhere'], /--dir: there is no directory nowhere/],
    [['--timeout', '0'], /--timeout: "0" is not a number of seconds/],
    [['--max-iterations', '11'], /--max-iterations: "11"/],
    [['--command', ' '], /--command: is empty/],
    [['--dri', '.'], /--dri/],
  ])('refuses %j', (args, message) => {
    expect(() => parseOptions(args, import.meta.dirname)).toThrow(message);
  });

  it('allows code beside a key only where it is told to', () => {
    const [told, untold] = [['--allow-host'], []].map((args) => parseOptions(args, import.meta.dirname));
    expect([told['allow-host'], untold['allow-host']]).toEqual([true, undefined]);
  });

  it('gives nothing to one who asks for help', () => {
    expect(parseOptions(['--help'])).toBeUndefined();
  });
});

it.each([
  ['done', 0],
  ['noop', 0],
  ['partial', 3],
  ['failed', 1],
  ['blocked', 1],
])('ends %s with %i', (status, code) => {
  expect(decideExitCode(status)).toBe(code);
});

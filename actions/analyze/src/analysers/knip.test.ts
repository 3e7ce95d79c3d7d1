import { describe, expect, it } from 'vitest';

import { NotRunError } from '../analyser';

import { checkLoaded, dropStarted, parseKnip } from './knip';

function answer(issue: object): string {
  return JSON.stringify({ issues: [{ file: 'package.json', owners: [], duplicates: [[{ name: 'a' }]], ...issue }] });
}

describe('parseKnip', () => {
  it.each([
    ['files', 'warning', 'Nothing uses the file x'],
    ['dependencies', 'warning', 'Nothing uses the dependency x'],
    ['devDependencies', 'warning', 'Nothing uses the development dependency x'],
    ['unlisted', 'warning', 'x is used, but is no dependency of the package'],
    ['unresolved', 'warning', 'The import x leads nowhere'],
    ['exports', 'note', 'Nothing uses the export x'],
    ['types', 'note', 'Nothing uses the exported type x'],
  ])('%s are of level %s', (kind, level, message) => {
    const [finding] = parseKnip(answer({ [kind]: [{ name: 'x', line: 5, col: 14, pos: 119 }] }));
    expect(finding).toMatchObject({
      rule: kind,
      level,
      message,
      path: 'package.json',
      anchor: 'x',
      line: 5,
      column: 14,
    });
  });

  it('knows that every machine has node, and not every one tsc', () => {
    const found = parseKnip(answer({ binaries: [{ name: 'node' }, { name: 'tsc' }] }));
    expect(found.map(({ anchor }) => anchor)).toEqual(['tsc']);
  });

  it('finds nothing where nothing is', () => {
    expect(parseKnip('{"issues":[]}')).toEqual([]);
  });

  it.each(['', '{}', '{"issues":[{"exports":[]}]}', answer({ exports: ['x'] })])(
    'does not take %j for clean',
    (text) => {
      expect(() => parseKnip(text)).toThrow(/its answer/);
    },
  );
});

describe('checkLoaded', () => {
  it('takes a configuration that needs what is not there for a reason outside, and names it', () => {
    const stderr = 'ERROR: Error loading vitest.config.ts (SECRET_URL is missing)\nERROR: Please fix or visit x\n';
    expect(() => checkLoaded({ exitCode: 2, stderr })).toThrow(
      new NotRunError('it could not load vitest.config.ts (SECRET_URL is missing)'),
    );
  });

  it('is broken by any other end, and content with a good one', () => {
    expect(() => checkLoaded({ exitCode: 2, stderr: 'TypeError: x' })).toThrow(new Error('exit code 2: TypeError: x'));
    expect(() => checkLoaded({ exitCode: 0, stderr: '' })).not.toThrow();
  });
});

describe('dropStarted', () => {
  const file = { rule: 'files', level: 'warning', message: 'm', anchor: 'scripts/health.mjs' } as const;

  it('drops a script that a Dockerfile starts', () => {
    expect(dropStarted([file], ['HEALTHCHECK CMD ["node", "scripts/health.mjs"]'])).toEqual([]);
  });

  it('keeps everything else', () => {
    const named = { ...file, rule: 'exports' };
    expect(dropStarted([file, named], ['CMD ["node", "dist/main.js"]'])).toEqual([file, named]);
    expect(dropStarted([named], ['scripts/health.mjs'])).toEqual([named]);
  });
});

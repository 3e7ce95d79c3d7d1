import { describe, expect, it } from 'vitest';

import { ConfigurationError } from '../errors';

import { parseCommandLine } from './words';

describe('parseCommandLine', () => {
  it.each([
    ['npm test', ['npm', 'test']],
    ['  npm   run  build ', ['npm', 'run', 'build']],
    [`node -e 'a b' "c d"`, ['node', '-e', 'a b', 'c d']],
    ['a\\ b c', ['a b', 'c']],
    ['npx vitest run --reporter=json', ['npx', 'vitest', 'run', '--reporter=json']],
  ])('%j is a plain command', (line, words) => {
    expect(parseCommandLine(line)).toEqual(words);
  });

  it.each([
    'npm run build && npm test',
    'a | b',
    'echo $HOME',
    'ls *.ts',
    'CI=1 npm test',
    'a > b',
    'echo `date`',
    'a\nb',
  ])('%j is a script for the shell', (line) => {
    expect(parseCommandLine(line)).toEqual(['sh', '-c', line]);
  });

  it('refuses nothing at all', () => {
    expect(() => parseCommandLine('  ')).toThrow(ConfigurationError);
  });
});

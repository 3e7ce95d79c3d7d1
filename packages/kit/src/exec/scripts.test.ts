import { describe, expect, it } from 'vitest';

import { listCommands } from './scripts';

describe('listCommands', () => {
  it.each<[string, string[][]]>([
    ['node --test --import tsx ./src/**/*.test.ts', [['node', '--test', '--import', 'tsx', './src/**/*.test.ts']]],
    ['tsc && node dist/main.js | pino-pretty', [['tsc'], ['node', 'dist/main.js'], ['pino-pretty']]],
    ['NODE_ENV=test npx jest -i', [['jest', '-i']]],
    ["mocha 'test/**/*.spec.js' --exit", [['mocha', 'test/**/*.spec.js', '--exit']]],
    ['node $FLAGS server.js', [['node', '$FLAGS', 'server.js']]],
    ['', []],
  ])('reads %s', (line, words) => {
    expect(listCommands(line).map((command) => command.words)).toEqual(words);
  });

  it('reads what is assigned', () => {
    expect(listCommands("cross-env A=1 NODE_OPTIONS='--x --y' jest")).toEqual([
      { env: { A: '1', NODE_OPTIONS: '--x --y' }, words: ['jest'] },
    ]);
  });

  it('follows the scripts that a script runs', () => {
    const scripts = { 'db:seed': 'tsx seed.ts', unit: 'mocha', test: 'npm test', t2: 'A=1 npm run -s unit' };
    expect(listCommands('npm run db:seed && npm run unit', scripts).map(({ words }) => words)).toEqual([
      ['tsx', 'seed.ts'],
      ['mocha'],
    ]);
    expect(listCommands('yarn t2', scripts)).toEqual([{ env: { A: '1' }, words: ['mocha'] }]);
    expect(listCommands('npm test', scripts)).toEqual([{ env: {}, words: ['npm', 'test'] }]);
  });
});

import { configurationSchema } from '@orchestrate/contracts/configuration';
import { expect, it } from 'vitest';

import { chooseGates } from './choose-gates';

const namesOf = (configuration: object, scripts: Record<string, string>): string[] =>
  chooseGates(configurationSchema.parse({ version: 1, ...configuration }), scripts).map(({ name }) => name);

it.each<[string, Record<string, string>, string[]]>([
  ['those that there is a script for', { build: 'tsc', test: 'vitest run', start: 'node .' }, ['build', 'test']],
  ['none without scripts', {}, []],
  ['no test that only says that there is none', { test: 'echo "Error: no test specified" && exit 1' }, []],
])('takes of the usual gates %s', (_what, scripts, expected) => {
  expect(namesOf({}, scripts)).toEqual(expected);
});

it('takes the gates that somebody configured as they are', () => {
  expect(namesOf({ gates: [{ name: 'check', command: 'npm run check' }] }, {})).toEqual(['check']);
});

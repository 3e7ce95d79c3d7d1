import type { GateCommand } from '@orchestrate/contracts/configuration';
import { DEFAULT_GATES } from '@orchestrate/contracts/configuration';
import { expect, it } from 'vitest';

import { planGroups } from './plan-groups';

const own: GateCommand = { name: 'own', command: 'make check', timeout: 60, required: true };
const names = (gates: readonly GateCommand[], isGenerated: boolean): string[][] =>
  planGroups(gates, isGenerated).map((group) => group.map(({ name }) => name));

it.each<[string, readonly GateCommand[], boolean, string[][]]>([
  [
    'a generated service’s own gates side by side, once it is built',
    DEFAULT_GATES,
    true,
    [['build'], ['lint', 'test', 'smoke']],
  ],
  ['somebody’s commands one after the other', DEFAULT_GATES, false, [['build'], ['lint'], ['test'], ['smoke']]],
  [
    'what was added to the gates by itself',
    [...DEFAULT_GATES, own],
    true,
    [['build'], ['lint', 'test', 'smoke'], ['own']],
  ],
  [
    'a gate by itself whose command was changed',
    DEFAULT_GATES.map((gate) => (gate.name === 'test' ? { ...gate, command: 'npm run e2e' } : gate)),
    true,
    [['build'], ['lint'], ['test'], ['smoke']],
  ],
  ['nothing', [], true, []],
])('runs %s', (_what, gates, isGenerated, expected) => {
  expect(names(gates, isGenerated)).toEqual(expected);
});

import { expect, it } from 'vitest';

import { keepMasked } from './act-log.mjs';

it('keeps what act says of a command, and not the command, which may hold what is masked', () => {
  const command = {
    arg: 'sk-1',
    command: 'add-mask',
    kvPairs: {},
    msg: '  ⚙  ***',
    raw: '::add-mask::sk-1\n',
    step: 'Plan',
  };
  expect(JSON.parse(keepMasked(JSON.stringify(command)))).toEqual({
    command: 'add-mask',
    msg: '  ⚙  ***',
    step: 'Plan',
  });
});

it('keeps everything else as it is', () => {
  const line = '{"job":"orchestrate","msg":"▸ plan … run 1","raw_output":true}';
  expect(keepMasked(line)).toBe(line);
  expect(keepMasked('Error: the port is taken')).toBe('Error: the port is taken');
});

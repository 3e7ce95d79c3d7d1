import { createTemporaryDirectory } from '@orchestrate/testkit/temporary-directory';
import { describe, expect, it } from 'vitest';

import { createPlainExec } from '../exec/plain-exec';

import { CommandLog, readOutput } from './command-log';

/** Prints 24 MB, with a failure of the compiler at the start, in the middle and at the end. */
const LONG = `
  const lines = (count) => Array.from({ length: count }, (_, i) => 'working on part ' + i + ' of many more parts\\n').join('');
  const part = lines(150_000);
  const fail = (name) => name + ".ts(1,1): error TS2304: Cannot find name '" + name + "'.\\n";
  process.stdout.write(fail('first') + part + part + fail('middle') + part + part);
  process.stderr.write(fail('last'));
`;

async function listenTo(script: string) {
  const log = new CommandLog();
  const cwd = await createTemporaryDirectory();
  const { listen } = log;
  const exec = createPlainExec(process.env);
  const result = await exec.run({ tool: 'node', argv: [process.execPath, '-e', script], cwd, why: 'test', listen });
  return { result, reading: log.end() };
}

describe('CommandLog', () => {
  it('finds what failed at the start, in the middle and at the end of more than is kept', async () => {
    const { result, reading } = await listenTo(LONG);
    expect(result.output).toContain('bytes left out');
    expect(result.output).not.toContain('middle');
    expect(reading.failures.map(({ file }) => file).sort()).toEqual(['first.ts', 'last.ts', 'middle.ts']);
  });

  it('keeps the lines of both streams apart', async () => {
    const { reading } = await listenTo(`
      process.stdout.write('a.ts(1,1): error TS2304: ');
      setTimeout(() => process.stderr.write("b.ts(1,1): error TS2304: Cannot find name 'b'.\\n"), 100);
      setTimeout(() => process.stdout.write("Cannot find name 'a'.\\n"), 200);
    `);
    expect(reading.failures.map(({ file, message }) => [file, message])).toEqual([
      ['b.ts', "Cannot find name 'b'."],
      ['a.ts', "Cannot find name 'a'."],
    ]);
  });

  it('hears how a command ended that could not say so', async () => {
    const log = new CommandLog();
    const exec = createPlainExec(process.env);
    await exec.run({ tool: 'x', argv: ['no-such-command-anywhere'], cwd: '/', why: 'test', listen: log.listen });
    expect(log.end().tail).toEqual(['no-such-command-anywhere: command not found']);
  });

  it('reads the same in what is at hand', () => {
    const output = "a.ts(1,1): error TS2304: Cannot find name 'a'.";
    const log = new CommandLog();
    log.listen(Buffer.from(output), 'stdout');
    expect(log.end()).toEqual(readOutput(output));
  });
});

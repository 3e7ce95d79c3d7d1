import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

import { createTemporaryDirectory } from '@orchestrate/testkit/temporary-directory';
import { expect, it } from 'vitest';

import { RotatingLog } from './rotating-log';

it('keeps the newest lines in a bounded number of bounded files', async () => {
  const directory = await createTemporaryDirectory();
  const log = new RotatingLog(path.join(directory, 'x.log'), 10, 2);
  for (let number = 10; number < 30; number += 1) log.write(Buffer.from(`${number}..\n`));
  log.close();
  const names = (await readdir(directory)).sort();
  const texts = await Promise.all(names.map((name) => readFile(path.join(directory, name), 'utf8')));
  expect(Object.fromEntries(names.map((name, index) => [name, texts[index]]))).toEqual({
    'x.log': '28..\n29..\n',
    'x.log.1': '26..\n27..\n',
    'x.log.2': '24..\n25..\n',
  });
});

it('goes on where an earlier one stopped', async () => {
  const file = path.join(await createTemporaryDirectory(), 'x.log');
  for (const text of ['one\n', 'two\n']) {
    const log = new RotatingLog(file, 100, 1);
    log.write(Buffer.from(text));
    log.close();
  }
  expect(await readFile(file, 'utf8')).toBe('one\ntwo\n');
});

it.runIf(existsSync('/dev/full'))('drops what a full disk does not take', () => {
  const log = new RotatingLog('/dev/full');
  expect(() => log.write(Buffer.from('one\n'))).not.toThrow();
  log.close();
});

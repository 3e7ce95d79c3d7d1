import ts from 'typescript';
import { expect, it } from 'vitest';

import { listOrphans } from './setting-links';

it('finds code beside the tests that nobody loads', () => {
  const code = new Map([
    ['test/a.test.js', "const h = require('./helper'); test('a', () => h());"],
    ['test/helper.js', 'module.exports = () => 1;'],
    ['test/setup.js', "process.env.HOME_OF_DATA = 'data';"],
    ['test/named.js', 'process.env.OTHER = 1;'],
    ['src/main.js', 'start();'],
  ]);
  const settings = new Map([['.mocharc.json', '{ "require": [], "file": "./test/named.js" }']]);
  expect(listOrphans(ts, [...code.keys()], code, settings)).toEqual(['test/setup.js']);
});

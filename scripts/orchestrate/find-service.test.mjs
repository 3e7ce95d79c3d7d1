import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import { afterEach, beforeEach, expect, it } from 'vitest';

import { findService } from './find-service.mjs';

let root;

beforeEach(() => {
  root = mkdtempSync(path.join(os.tmpdir(), 'orchestrate-service-'));
  for (const place of ['checkout/backend', 'elsewhere', 'checkout/empty'])
    mkdirSync(path.join(root, place), { recursive: true });
  for (const place of ['checkout', 'checkout/backend', 'elsewhere'])
    writeFileSync(path.join(root, place, 'package.json'), '{}');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

it.each([
  ['checkout/backend', 'backend'],
  ['checkout', '.'],
])('names %s, which is inside, from the checkout', (given, expected) => {
  expect(findService(path.join(root, 'checkout'), path.join(root, given))).toBe(expected);
});

it('names a service outside by its whole path', () => {
  const outside = path.join(root, 'elsewhere');
  expect(findService(path.join(root, 'checkout'), outside)).toBe(outside);
});

it.each([
  ['nowhere', /--service: there is no directory .*nowhere/],
  ['checkout/package.json', /is not a directory/],
  ['checkout/empty', /has no package\.json/],
])('refuses %s', (given, message) => {
  expect(() => findService(path.join(root, 'checkout'), path.join(root, given))).toThrow(message);
});

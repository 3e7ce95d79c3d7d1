import { existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { findReferences, importSpec } from './import-spec.mjs';
import { UsageError } from './options.mjs';

let outside;
let root;

beforeEach(() => {
  const directory = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'orchestrate-test-import-')));
  outside = path.join(directory, 'outside');
  root = path.join(directory, 'root');
});

afterEach(() => rmSync(path.dirname(root), { recursive: true, force: true }));

function write(base, files) {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(base, name)), { recursive: true });
    writeFileSync(path.join(base, name), text);
  }
}

describe('findReferences', () => {
  it.each([
    ['YAML', '$ref: ./a.yaml#/x', ['./a.yaml']],
    ['quoted YAML', "$ref: 'a b.yaml'", ['a b.yaml']],
    ['JSON', '{"$ref": "../a.json#/b", "x": {"$ref":"c.json"}}', ['../a.json', 'c.json']],
    ['flow YAML', 'schema: { $ref: a.yaml }', ['a.yaml']],
    ['an escaped name', '$ref: a%20b.yaml', ['a b.yaml']],
    ['one within the document', '$ref: "#/components/schemas/A"', []],
    ['a remote one', '$ref: https://example.com/a.yaml', []],
  ])('finds %s', (_what, text, expected) => {
    expect(findReferences(text)).toEqual(expected);
  });
});

describe('importSpec', () => {
  it('leaves a file of the checkout where it is', () => {
    write(root, { 'specs/a.yaml': '' });
    expect(importSpec(root, path.join(root, 'specs/a.yaml'))).toBe('specs/a.yaml');
    expect(existsSync(path.join(root, 'artifacts'))).toBe(false);
  });

  it('brings a file from outside in, with all that it refers to, in the same places', () => {
    write(outside, {
      'api/openapi.yaml': '$ref: ../shared/b.yaml#/x\ndescription: { $ref: intro.md }\nmissing: { $ref: no.yaml }',
      'api/intro.md': '# Hello',
      'shared/b.yaml': '$ref: ../api/openapi.yaml',
      'shared/unrelated.yaml': '',
    });
    const imported = importSpec(root, path.join(outside, 'api/openapi.yaml'));
    expect(imported.startsWith(path.join(root, 'artifacts/inbox'))).toBe(true);
    const base = path.resolve(path.dirname(imported), '..');
    expect(readFileSync(path.join(base, 'api/intro.md'), 'utf8')).toBe('# Hello');
    expect(existsSync(path.join(base, 'shared/b.yaml'))).toBe(true);
    expect(existsSync(path.join(base, 'shared/unrelated.yaml'))).toBe(false);
  });

  it('puts equal contents in the same place, and changed ones in another', () => {
    write(outside, { 'a.yaml': 'one' });
    const first = importSpec(root, path.join(outside, 'a.yaml'));
    expect(importSpec(root, path.join(outside, 'a.yaml'))).toBe(first);
    write(outside, { 'a.yaml': 'two' });
    expect(importSpec(root, path.join(outside, 'a.yaml'))).not.toBe(first);
  });

  it.each([
    ['a file that is not there', 'no.yaml', /--spec: there is no file/],
    ['a directory', '.', /is not a file/],
  ])('refuses %s', (_what, name, message) => {
    mkdirSync(outside, { recursive: true });
    expect(() => importSpec(root, path.join(outside, name))).toThrow(UsageError);
    expect(() => importSpec(root, path.join(outside, name))).toThrow(message);
  });
});

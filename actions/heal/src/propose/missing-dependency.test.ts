import type { Failure } from '@orchestrate/contracts/triage';
import { describe, expect, it } from 'vitest';

import type { Manifest } from '../dependency/manifest';
import { parseManifest } from '../dependency/manifest';

import { listMissingPackages } from './missing-dependency';

function readManifest(text: string): Manifest {
  const manifest = parseManifest(text);
  if (manifest === undefined) throw new Error('no manifest');
  return manifest;
}

function fail(message: string): Failure {
  return { gate: 'test', class: 'dependency', message, stack: [], signature: 's', cluster: 's' };
}

describe('listMissingPackages', () => {
  it.each([
    ["Cannot find package 'leven' imported from /a/b.js", ['leven']],
    ["Cannot find module '@scope/tool/sub'", ['@scope/tool']],
    ["Cannot find package 'known'", []],
    ["Cannot find package 'dev'", []],
    ["Cannot find package 'self'", []],
    ["Cannot find module './gone.js'", []],
    ["Cannot find module 'node:fs'", []],
    ['something else', []],
  ])('%s', (message, expected) => {
    const manifest = readManifest('{"name":"self","dependencies":{"known":"1.0.0"},"devDependencies":{"dev":"1.0.0"}}');
    expect(listMissingPackages([fail(message), fail(message)], manifest)).toEqual(expected);
  });
});

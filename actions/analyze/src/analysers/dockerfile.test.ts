import { describe, expect, it } from 'vitest';

import type { Analyser, RawFinding } from '../analyser';
import type { Tree } from '../tree';

import { dockerfile, isDockerfile } from './dockerfile';

function check(text: string): Promise<readonly RawFinding[]> {
  const tree = { files: ['Dockerfile'], read: () => Promise.resolve(text) } as unknown as Tree;
  const context = { tree } as unknown as Parameters<Analyser['analyse']>[0];
  return dockerfile.analyse(context).then(({ findings }) => findings);
}

async function rulesOf(text: string): Promise<string[]> {
  return (await check(text)).map(({ rule }) => rule).sort();
}

describe('dockerfile', () => {
  it.each([
    ['a good one', 'FROM node:24-slim\nUSER 1000\nCMD ["node", "a.js"]\n', []],
    ['an argument as base', 'ARG BASE=node:24\nFROM ${BASE}\nUSER app\n', []],
    ['the stage of another as base', 'FROM node:24 AS build\nFROM build\nUSER app\n', []],
    ['a digest', 'FROM node@sha256:0000000000000000000000000000000000000000000000000000000000000000\nUSER app\n', []],
    ['no user', 'FROM node:24\n', ['runs-as-root']],
    ['root by number', 'FROM node:24\nUSER app\nUSER 0:0\n', ['runs-as-root']],
    ['a user of an earlier stage only', 'FROM node:24 AS a\nUSER app\nFROM node:24\n', ['runs-as-root']],
    ['no version', 'FROM node\nUSER app\n', ['unpinned-base-image']],
    ['the latest', 'FROM node:latest\nUSER app\n', ['unpinned-base-image']],
    ['small letters', 'from node:24\nUSER app\n', ['instruction-casing']],
    ['an unknown instruction', 'FROM node:24\nUSER app\nRUNN x\n', ['unknown-instruction']],
    ['a secret in the environment', 'FROM node:24\nUSER app\nENV API_TOKEN=abc\n', ['secret-in-image']],
    ['a secret as default', 'FROM node:24\nUSER app\nARG DB_PASSWORD=abc\n', ['secret-in-image']],
    ['a secret that is passed', 'FROM node:24\nUSER app\nARG TOKEN\nENV TOKEN=$TOKEN\n', []],
  ])('judges %s', async (_what, text, rules) => {
    expect(await rulesOf(text)).toEqual(rules);
  });

  it('writes instructions in capitals, at their place', async () => {
    const [finding] = await check('FROM node:24\nuser app\n');
    expect(finding).toMatchObject({ line: 2, column: 1, edit: { start: 13, end: 17, text: 'USER' } });
  });
});

describe('isDockerfile', () => {
  it.each([
    ['Dockerfile', true],
    ['docker/Dockerfile.prod', true],
    ['api.Dockerfile', true],
    ['Containerfile', true],
    ['Dockerfile.dockerignore', false],
    ['src/Dockerfile.ts/x', false],
    ['tests/fixtures/Dockerfile', false],
    ['README.md', false],
  ])('%s: %s', (file, is) => {
    expect(isDockerfile(file)).toBe(is);
  });
});

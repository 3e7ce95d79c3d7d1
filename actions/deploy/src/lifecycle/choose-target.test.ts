import { describe, expect, it } from 'vitest';

import type { Docker, NoDocker } from '../compose/docker';

import { chooseTarget, findAbilities } from './choose-target';

const docker: Docker = {
  engine: '28.2.2',
  compose: { argv: ['docker', 'compose'], version: '2.40.3' },
  hasBuildx: true,
};
const noEngine: NoDocker = { missing: 'docker', reason: 'no Docker engine answers' };
const noCompose: NoDocker = { missing: 'compose', reason: 'Docker answers, but compose does not' };
const both = { process: true, compose: true };

function find(found: Docker | NoDocker): () => Promise<Docker | NoDocker> {
  return () => Promise.resolve(found);
}

function neverAsked(): Promise<never> {
  return Promise.reject(new Error('Docker was asked for nothing'));
}

describe('chooseTarget', () => {
  it('takes compose where Docker answers, and says why', async () => {
    expect(await chooseTarget('auto', both, find(docker))).toEqual({
      target: 'compose',
      why: 'Docker 28.2.2 answers and compose 2.40.3 is there',
      docker,
    });
  });

  it.each([noEngine, noCompose])('takes the process where $reason', async (missing) => {
    const choice = { target: 'process', why: missing.reason, withoutDocker: missing.reason };
    expect(await chooseTarget('auto', both, find(missing))).toEqual(choice);
  });

  it('does not ask for Docker where the answer changes nothing', async () => {
    expect(await chooseTarget('process', both, neverAsked)).toMatchObject({
      target: 'process',
      why: 'it was asked for',
    });
    const choice = await chooseTarget('auto', { process: true, compose: false }, neverAsked);
    expect(choice).toMatchObject({ target: 'process', why: 'the tree has neither a Dockerfile nor a compose file' });
  });

  it.each([
    { missing: noEngine, remedy: 'install Docker and start its engine, or deploy with target: process' },
    { missing: noCompose, remedy: 'install Docker Compose, or deploy with target: process' },
  ])('is blocked where compose is asked for and $missing.reason', async ({ missing, remedy }) => {
    expect(await chooseTarget('compose', both, find(missing))).toEqual({
      target: 'none',
      reason: missing.reason,
      remedy,
    });
  });

  it('is blocked where only containers would do and there is no Docker', async () => {
    const choice = await chooseTarget('auto', { process: false, compose: true }, find(noEngine));
    expect(choice).toMatchObject({ target: 'none' });
  });

  it('makes a Dockerfile where compose is asked for and nothing says how', async () => {
    const choice = await chooseTarget('compose', { process: true, compose: false }, find(docker));
    expect(choice).toMatchObject({
      target: 'compose',
      why: expect.stringMatching(/so that a Dockerfile is made$/) as string,
    });
  });

  it.each([
    { requested: 'auto', can: { process: false, compose: false }, problem: /nothing to deploy/ },
    { requested: 'process', can: { process: false, compose: true }, problem: /no script "start"/ },
    {
      requested: 'process',
      can: { process: false, compose: false, development: 'tsx watch src/main.ts' },
      problem:
        /"dev" \(tsx watch src\/main\.ts\) is for development; add a script such as "start": "node dist\/main\.js"/,
    },
    {
      requested: 'auto',
      can: { process: false, compose: false, development: 'node --watch src/server.js' },
      problem: /add a script such as "start": "node src\/server\.js"/,
    },
  ] as const)('refuses $requested for a tree that cannot: $can', async ({ requested, can, problem }) => {
    await expect(chooseTarget(requested, can, find(docker))).rejects.toThrow(problem);
  });
});

describe('findAbilities', () => {
  it.each([
    {
      tree: { scripts: { start: 'node .' }, hasDockerfile: false, composeFile: undefined },
      process: true,
      compose: false,
    },
    { tree: { scripts: {}, hasDockerfile: true, composeFile: undefined }, process: false, compose: true },
    {
      tree: { scripts: { start: ' ' }, hasDockerfile: false, composeFile: 'compose.yml' },
      process: false,
      compose: true,
    },
    {
      tree: { scripts: { dev: 'tsx watch a.ts' }, hasDockerfile: false, composeFile: undefined },
      process: false,
      compose: false,
      development: 'tsx watch a.ts',
    },
  ])('$tree', ({ tree, ...abilities }) => {
    expect(findAbilities(tree)).toEqual(abilities);
  });
});

import { describe, expect, it } from 'vitest';

import { brief, readFixture, triageOutput } from '../fixtures/triage-fixture';

const read = (fixture: string) => triageOutput(readFixture(fixture));

describe('dockerLog', () => {
  it.each([
    ['buildkit-copy.txt', 'build copy.Dockerfile:2'],
    ['buildkit-from.txt', 'infrastructure from.Dockerfile:1'],
    ['buildkit-parse.txt', 'build parse.Dockerfile:2'],
    ['buildkit-none.txt', 'configuration'],
    ['docker20-from.txt', 'infrastructure'],
    ['docker20-parse.txt', 'build parse.Dockerfile:2'],
    ['docker-legacy-copy.txt', 'build'],
    ['docker-legacy-from.txt', 'infrastructure'],
    ['docker-legacy-parse.txt', 'build Dockerfile:2'],
    ['docker-legacy-none.txt', 'configuration'],
    ['docker-pull.txt', 'infrastructure'],
  ])('reads a build: %s', (fixture, expected) => {
    expect(read(fixture).map(brief)).toEqual([expected]);
  });

  it.each([
    ['compose-exit.txt', 'crash'],
    ['compose-unhealthy.txt', 'infrastructure'],
    ['compose-allocated.txt', 'infrastructure'],
    ['compose-port.txt', 'infrastructure'],
    ['compose-pull.txt', 'infrastructure'],
    ['compose-noexec.txt', 'configuration'],
    ['compose-none.txt', 'configuration'],
    ['compose-bad.txt', 'configuration bad.yml:'],
    ['compose-yaml.txt', 'configuration yaml.yml:1'],
    ['compose-daemon.txt', 'infrastructure'],
    ['compose1-allocated.txt', 'infrastructure'],
    ['compose1-bad.txt', 'configuration bad.yml:'],
  ])('reads compose: %s', (fixture, expected) => {
    expect(read(fixture).map(brief)).toEqual([expected]);
  });

  it('reads messages without what differs from run to run', () => {
    expect(read('buildkit-copy.txt')[0]?.message).toBe(
      'failed to compute cache key: failed to calculate checksum: "/missing.txt": not found',
    );
    expect(read('compose1-bad.txt')[0]?.message).toMatch(
      /because: Unsupported config option for services\.api: 'imago'$/,
    );
  });
});

describe('dockerStepLog', () => {
  it.each([
    ['buildkit-run.txt', 'build run.Dockerfile:5'],
    ['docker20-run.txt', 'build'],
    ['docker-legacy-run.txt', 'build'],
  ])('reads %s', (fixture, expected) => {
    expect(read(fixture).map(brief)).toEqual([expected]);
  });

  it('leaves it to the program of the step to say why it failed', () => {
    const compiled = readFixture('tsc.txt').replace(/^/gm, '#7 0.092 ');
    const log = readFixture('buildkit-run.txt').replace('#7 0.092 shop@1.0.0 build\n', compiled);
    expect(triageOutput(log)).toEqual(triageOutput(readFixture('tsc.txt')));
  });
});

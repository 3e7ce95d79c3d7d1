import type { Deployment, Probe } from '@orchestrate/contracts/deployment';
import { describe, expect, it } from 'vitest';

import { summarizeProbes } from '../verification/summarize-probes';

import type { DeploymentResult } from './deploy';
import { judgeDeployment } from './outcome';

const stopped: Deployment = {
  schemaVersion: 1,
  run: '20260131T235959Z-0123abcd',
  service: 'tiny',
  requested: 'auto',
  target: 'process',
  why: 'it was asked for',
  state: 'stopped',
  url: 'http://127.0.0.1:41234',
  port: 41_234,
  startedAt: '2026-01-31T23:59:59.000Z',
  kept: false,
  exitCode: 0,
  logs: [],
};
const passed: Probe = { operation: 'a', method: 'GET', path: '/a', verdict: 'passed', violations: [] };
const skipped: Probe = { ...passed, path: '/b', verdict: 'skipped', reason: 'custom: nothing could be inferred' };
const readiness = { healthySeconds: 3, readySeconds: 3.14, absent: [], deaths: 0 };
const generated = { specification: 'phases/plan/openapi.json', endsGracefully: true };

function result(changes: Partial<Deployment>, probes: Probe[], rest: Partial<DeploymentResult> = {}): DeploymentResult {
  const verification = summarizeProbes('http://127.0.0.1:41234', probes);
  return { deployment: { ...stopped, ...changes }, verification, readiness, ...rest };
}

describe('judgeDeployment', () => {
  it('is done when every probe passed', () => {
    expect(judgeDeployment(result({}, [passed, passed]), generated)).toEqual({
      status: 'done',
      headline: 'process on port 41234, ready after 3.1 s, 2 of 2 safe operations verified',
      remaining: [],
    });
  });

  it.each([
    [{ outcome: 'left', reason: 'DB is given' }, 'was not run: DB is given; run it on that database yourself'],
    [{ outcome: 'failed', reason: 'no such tool' }, 'failed: no such tool'],
  ] as const)('says of one that failed what its database may lack: %o', (how, told) => {
    const database = { command: 'npm run db:migrate', ...how };
    const failed = judgeDeployment(result({ state: 'failed', failure: 'x', database }, []), generated);
    expect(failed.remaining).toEqual([`its database may lack what the service needs: npm run db:migrate ${told}`]);
    expect(judgeDeployment(result({ database }, [passed]), generated).remaining).toEqual([]);
  });

  it('is partial and names what was not probed', () => {
    expect(judgeDeployment(result({ state: 'running', kept: true }, [passed, skipped]), generated)).toEqual({
      status: 'partial',
      headline: 'process on port 41234, left running, ready after 3.1 s, 1 of 2 safe operations verified',
      remaining: ['GET /b was not probed: custom: nothing could be inferred'],
    });
  });

  it.each([
    { exitCode: 1, how: 'with exit code 1' },
    { exitCode: null, how: 'by a signal' },
  ])('holds a generated service to a graceful end: $how', ({ exitCode, how }) => {
    const line = `the service ended ${how} when it was asked to stop; it should end with 0`;
    expect(judgeDeployment(result({ exitCode }, [passed]), generated)).toMatchObject({
      status: 'partial',
      remaining: [line],
    });
    const adopted = { ...generated, endsGracefully: false };
    expect(judgeDeployment(result({ exitCode }, [passed]), adopted).status).toBe('done');
  });

  it('says how little was verified without a specification', () => {
    const expected = { specification: undefined, endsGracefully: false };
    expect(judgeDeployment(result({}, [passed, passed]), expected).headline).toContain(
      '2 of 2 health endpoints verified, no specification to verify more',
    );
  });

  it('tells how often it died before it was ready', () => {
    const shaky = result({}, [passed], { readiness: { ...readiness, deaths: 2 } });
    expect(judgeDeployment(shaky, generated).headline).toContain('ready after 3.1 s (died 2 times first)');
  });

  it('is failed with the first line of what went wrong', () => {
    const failed = result({ state: 'failed', failure: 'npm run build failed:\nlong output' }, [passed], {
      readiness: undefined,
    });
    expect(judgeDeployment(failed, generated)).toEqual({
      status: 'failed',
      headline: 'process on port 41234 failed: npm run build failed',
      remaining: [],
    });
  });
});

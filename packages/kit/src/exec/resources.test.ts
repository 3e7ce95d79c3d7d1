import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import process from 'node:process';
import { setTimeout } from 'node:timers/promises';
import { promisify } from 'node:util';

import { describe, expect, it } from 'vitest';

import { createMeter, measureProcess, readTreeMemory } from './resources';

const run = promisify(execFile);
const BUSY = 'const end = process.cpuUsage().user + 100_000; while (process.cpuUsage().user < end);';
// A child holds the memory, not the command itself; it says when it has all of it, and keeps it until its input ends.
const BIG = `const { spawnSync } = require('node:child_process');
const held = 'globalThis.held = Buffer.alloc(300e6, 1); process.stdout.write("held"); process.stdin.resume();';
spawnSync(process.execPath, ['-e', held], { stdio: 'inherit' });`;
/** Longer than the meter lets pass between two looks. */
const ONE_LOOK_MILLISECONDS = 600;

describe.skipIf(process.platform !== 'linux')('what commands take', () => {
  it('is the processor time of one that ran alone', async () => {
    const meter = createMeter().begin();
    await run(process.execPath, ['-e', BUSY]);
    expect(meter.end().cpuSeconds).toBeGreaterThanOrEqual(0.1);
  });

  it('is not told of those that ran side by side', async () => {
    const meter = createMeter();
    const [one, other] = [meter.begin(), meter.begin()];
    await run(process.execPath, ['-e', '0']);
    expect(one.end()).not.toHaveProperty('cpuSeconds');
    expect(other.end()).not.toHaveProperty('cpuSeconds');
    expect(meter.begin().end().cpuSeconds).toBeDefined();
  });

  it('is the memory of all that a command starts', async () => {
    const all = createMeter();
    const meter = all.begin();
    const child = spawn(process.execPath, ['-e', BIG]);
    meter.watch(child.pid ?? 0);
    await once(child.stdout, 'data');
    await setTimeout(ONE_LOOK_MILLISECONDS);
    child.stdin.end();
    await once(child, 'exit');
    const { peakMemoryBytes } = meter.end();
    expect(peakMemoryBytes).toBeGreaterThan(200e6);
    expect(all.peakMemoryBytes()).toBe(peakMemoryBytes);
  });

  it('is not told of a command that ended before anybody looked', () => {
    const meter = createMeter();
    const one = meter.begin();
    one.watch(process.pid);
    expect(one.end()).not.toHaveProperty('peakMemoryBytes');
    expect(meter.peakMemoryBytes()).toBeUndefined();
    expect(readTreeMemory(2 ** 30)).toBeUndefined();
  });
});

it('tells what this process took', () => {
  const { cpuSeconds, peakMemoryBytes, ...rest } = measureProcess(undefined);
  expect(cpuSeconds).toBeGreaterThan(0);
  expect(peakMemoryBytes).toBeGreaterThan(10e6);
  expect(rest).not.toHaveProperty('commandsPeakMemoryBytes');
  expect(measureProcess(7).commandsPeakMemoryBytes).toBe(7);
});

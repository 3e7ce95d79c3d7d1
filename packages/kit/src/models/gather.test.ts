import { describe, expect, it } from 'vitest';

import { gather } from './gather';

describe('gather', () => {
  it('lets all go on after what is ready, and each take a step before anybody takes two', async () => {
    const steps: string[] = [];
    const walk = async (name: string): Promise<void> => {
      await gather();
      for (const step of [1, 2]) {
        steps.push(`${name}${step}`);
        await Promise.resolve();
      }
    };
    const ready = Promise.resolve().then(() => steps.push('ready'));
    await Promise.all([walk('a'), walk('b'), ready]);
    expect(steps).toEqual(['ready', 'a1', 'b1', 'a2', 'b2']);
    await walk('c');
    expect(steps.slice(5)).toEqual(['c1', 'c2']);
  });
});

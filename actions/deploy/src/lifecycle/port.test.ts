import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { choosePort } from './port';

const blocker = createServer();
let taken: number;

beforeEach(async () => {
  await new Promise<void>((resolve) => blocker.listen(0, '127.0.0.1', resolve));
  taken = (blocker.address() as AddressInfo).port;
});

afterEach(async () => {
  await new Promise((resolve) => blocker.close(resolve));
});

describe('choosePort', () => {
  it('finds a free port for 0', async () => {
    const { first, final } = await choosePort(0, undefined, false);
    expect(first).toBe(final);
    expect(first).toBeGreaterThan(0);
    expect(first).not.toBe(taken);
  });

  it('names a port that is in use, and says what to do', async () => {
    const problem = `deploy.port: port ${taken} is in use, or not allowed here; end what listens on it, choose another one in .orchestrate.yml, or set 0 for a free one`;
    await expect(choosePort(taken, undefined, true)).rejects.toThrow(problem);
    await expect(choosePort(taken, { run: 'earlier', port: 1, howToEnd: 'kill 1' }, true)).rejects.toThrow(problem);
  });

  it('names the deployment that holds it', async () => {
    const holder = { run: 'earlier', port: taken, howToEnd: 'kill 4711' };
    await expect(choosePort(taken, holder, false)).rejects.toThrow(
      `port ${taken} is held by the deployment that run earlier left running; replace it with keep: true, or end it with "kill 4711"`,
    );
  });

  it('comes up beside the deployment that it replaces, to move over later', async () => {
    const { first, final } = await choosePort(taken, { run: 'earlier', port: taken, howToEnd: 'kill 1' }, true);
    expect(final).toBe(taken);
    expect(first).not.toBe(taken);
  });
});

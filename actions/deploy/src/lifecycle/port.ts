import { createServer } from 'node:net';

import { ConfigurationError } from '@orchestrate/kit/errors';

/** Which port to come up on, and which to move to once it is verified. */
export interface PortChoice {
  readonly first: number;
  /** The configured port, while the deployment that is to be replaced still holds it. */
  readonly final: number;
}

/** Listens for a moment; without a host, so that a listener on any address counts. */
function tryListen(port: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(undefined));
    server.listen(port, () => {
      const address = server.address();
      const chosen = typeof address === 'object' && address !== null ? address.port : undefined;
      server.close(() => resolve(chosen));
    });
  });
}

async function findFreePort(): Promise<number> {
  const port = await tryListen(0);
  if (port === undefined) throw new ConfigurationError('no-free-port', ['deploy: this machine has no free port']);
  return port;
}

/** A kept deployment of the same service, as far as ports go. */
export interface PortHolder {
  readonly run: string;
  readonly port: number | undefined;
  readonly howToEnd: string;
}

function describeHolder(port: number, holder: PortHolder | undefined): string {
  if (holder?.port !== port)
    return 'is in use, or not allowed here; end what listens on it, choose another one in .orchestrate.yml, or set 0 for a free one';
  return `is held by the deployment that run ${holder.run} left running; replace it with keep: true, or end it with ${JSON.stringify(holder.howToEnd)}`;
}

/**
 * Chooses the port: the configured one, or a free one for 0.
 * @param isReplacing - whether a success takes the place of the holder
 * @throws {ConfigurationError} `port-in-use`
 */
export async function choosePort(
  configured: number,
  holder: PortHolder | undefined,
  isReplacing: boolean,
): Promise<PortChoice> {
  if (configured === 0) {
    const port = await findFreePort();
    return { first: port, final: port };
  }
  if ((await tryListen(configured)) !== undefined) return { first: configured, final: configured };
  if (isReplacing && configured === holder?.port) return { first: await findFreePort(), final: configured };
  throw new ConfigurationError('port-in-use', [
    `deploy.port: port ${configured} ${describeHolder(configured, holder)}`,
  ]);
}

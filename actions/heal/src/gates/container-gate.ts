import path from 'node:path';

import type { GateCommand } from '@orchestrate/contracts/configuration';

export const CONTAINER_GATE_NAME = 'containers';

/**
 * The gate that nobody lists: ports and health checks of the container files against the running service. It needs no
 * Docker, so what they say is held to also where nothing can be put into a container.
 */
export function createContainerGate(actionDirectory: string): GateCommand {
  const program = path.join(actionDirectory, 'dist/container/index.js');
  return { name: CONTAINER_GATE_NAME, command: `node '${program}'`, timeout: 180, required: true };
}

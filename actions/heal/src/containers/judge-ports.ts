import type { ComposeSettings } from './compose-settings';
import type { ImageSettings, PlacedPort } from './dockerfile';

/** A setting that does not fit the service which really runs, with what would. */
export interface Violation {
  readonly file: string;
  readonly line?: number;
  readonly code: 'wrong-port' | 'wrong-health-port' | 'wrong-health-path' | 'health-check-fails';
  readonly message: string;
  /** What is written, and what the running service has instead; where that is known. */
  readonly actual?: string;
  readonly expected?: string;
}

/** The port that the image asks the service to listen on. */
export function findWantedPort({ environment, exposed }: Pick<ImageSettings, 'environment' | 'exposed'>): number {
  const wanted = Number(environment.get('PORT') ?? exposed[0]?.port);
  return Number.isInteger(wanted) && wanted > 0 ? wanted : 8080;
}

function judge(file: string, what: string, ports: readonly PlacedPort[], listens: number): Violation[] {
  const [first] = ports;
  if (first === undefined || ports.some(({ port }) => port === listens)) return [];
  return [
    {
      file,
      line: first.line,
      code: 'wrong-port',
      message: `${what} port ${first.port} of the container, and the service listens on ${listens}`,
      actual: String(first.port),
      expected: String(listens),
    },
  ];
}

/**
 * Compares what is exposed and mapped with where the service listens.
 * @param listens - in a container, as seen in the running service
 */
export function judgePorts(
  image: Pick<ImageSettings, 'exposed'> & { readonly file: string },
  compose: (Pick<ComposeSettings, 'ports'> & { readonly file: string }) | undefined,
  listens: number,
): Violation[] {
  return [
    ...judge(image.file, 'exposes', image.exposed, listens),
    ...(compose === undefined ? [] : judge(compose.file, 'maps', compose.ports, listens)),
  ];
}

/** One line of the log, as the triage reads it. */
export function printViolation({ file, line, code, message, actual, expected }: Violation): string {
  const change = actual === undefined || expected === undefined ? '' : ` (${actual} -> ${expected})`;
  return `container-contract ${file}${line === undefined ? '' : `:${line}`}: ${code}: ${message}${change}`;
}

import type { OpenApiDocument, Server } from './document';

function fillVariables({ url, variables = {} }: Server): string {
  return url.replace(/\{([^{}]+)\}/g, (whole, name: string) => String(variables[name]?.default ?? whole));
}

/** The path of a server's address, without a slash at its end: `/v1`, or nothing for the root. */
function readPath(server: Server): string {
  const address = fillVariables(server);
  if (!URL.canParse(address, 'http://localhost')) return '';
  return new URL(address, 'http://localhost').pathname.replace(/\/+$/, '');
}

/** Paths below which the servers of a document answer, each once, in the order in which they stand there. */
export function listBasePaths({ servers = [] }: OpenApiDocument): string[] {
  return [...new Set(servers.map(readPath))];
}

/** The path below which operations are served: that of the first server; nothing stands for the root. */
export function findBasePath(document: OpenApiDocument): string {
  return listBasePaths(document)[0] ?? '';
}

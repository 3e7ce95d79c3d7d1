import type { PlanWarning } from '@orchestrate/contracts/plan';
import type { OpenApiDocument } from '@orchestrate/kit/openapi/document';
import { listOperations } from '@orchestrate/kit/openapi/operations';
import { findBasePath, listBasePaths } from '@orchestrate/kit/openapi/servers';

const name = (path: string): string => `\`${path === '' ? '/' : path}\``;

/** Servers whose paths differ: a generated service answers below one of them. */
export function warnServers(document: OpenApiDocument): PlanWarning[] {
  const [first, ...others] = listBasePaths(document).map(name);
  const where = `operations are served below ${first ?? '`/`'}, and at the root`;
  const own = listOperations(document).filter(({ operation, pathItem }) => operation.servers ?? pathItem.value.servers);
  const different =
    others.length === 0
      ? []
      : [
          {
            rule: 'several-servers',
            message: `the paths of the servers differ: ${where}, and not below ${others.join(', ')}`,
            pointer: '#/servers',
          },
        ];
  return [
    ...different,
    ...own.map(({ method, path, pointer }) => ({
      rule: 'own-server',
      message: `${method.toUpperCase()} ${path} names servers of its own: it is served below ${name(findBasePath(document))} like the others`,
      pointer,
    })),
  ];
}

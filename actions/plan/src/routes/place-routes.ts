import { placeOf } from '@orchestrate/kit/source-code/code';
import type ts from 'typescript';

import type { FoundMount, FoundRoute, FoundRoutes } from './found';
import { joinPaths } from './paths';

/** A route by its whole path. */
export interface PlacedRoute {
  readonly route: FoundRoute;
  readonly path: string;
}

const DEEPEST = 12;

/** None where all that lead to a router are worked out when the service runs. */
function listPrefixes(router: ts.Node, mounts: readonly FoundMount[], depth = 0): string[] {
  const above = mounts.filter(({ child }) => child === router);
  if (above.length === 0 || depth >= DEEPEST) return [''];
  return [
    ...new Set(
      above.flatMap(({ parent, prefix }) =>
        prefix === undefined ? [] : listPrefixes(parent, mounts, depth + 1).map((before) => joinPaths(before, prefix)),
      ),
    ),
  ];
}

/**
 * Gives every route its whole path, from how the routers are mounted.
 * @param isGiven - whether a router is one that a function is given, which must come from somewhere
 */
export function placeRoutes(
  { routes, mounts }: FoundRoutes,
  isGiven: (router: ts.Node) => boolean,
): { readonly placed: readonly PlacedRoute[]; readonly unread: readonly string[] } {
  const loose = new Set(
    routes
      .map(({ router }) => router)
      .filter((router) => isGiven(router) && !mounts.some(({ child }) => child === router)),
  );
  return {
    placed: routes.flatMap((route) =>
      listPrefixes(route.router, mounts).map((prefix) => ({ route, path: joinPaths(prefix, route.path) || '/' })),
    ),
    unread: [...loose].map(
      (router) => `${placeOf(router)}: it is not seen who mounts these routes; they are taken to have no prefix`,
    ),
  };
}

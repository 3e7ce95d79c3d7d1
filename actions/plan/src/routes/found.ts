import type { HttpMethod } from '@orchestrate/kit/openapi/document';
import type { FunctionNode } from '@orchestrate/kit/source-code/evaluate';
import type ts from 'typescript';

/** A call that declares a route, before it is known where its router is mounted. */
export interface FoundRoute {
  readonly router: ts.Node;
  readonly method: HttpMethod;
  /** As written, below the router's prefix. */
  readonly path: string;
  readonly handlers: readonly FunctionNode[];
  /** What it declares of itself, in the words of Fastify's `schema`. */
  readonly schema: unknown;
  readonly place: string;
}

/** A call that puts one router below another. */
export interface FoundMount {
  readonly parent: ts.Node;
  readonly child: ts.Node;
  /** `undefined`: it is worked out when the service runs. */
  readonly prefix: string | undefined;
}

/** What the code of a service declares. */
export interface FoundRoutes {
  readonly routes: readonly FoundRoute[];
  readonly mounts: readonly FoundMount[];
  /** Routes that cannot be read, each with its place and the reason. */
  readonly unread: readonly string[];
}

import type { RouteConfig, z } from '@hono/zod-openapi';
import type { Context, MiddlewareHandler, TypedResponse } from 'hono';
import type {
  ClientErrorStatusCode,
  InfoStatusCode,
  RedirectStatusCode,
  ServerErrorStatusCode,
  StatusCode,
  SuccessStatusCode,
} from 'hono/utils/http-status';
import type { JSONParsed } from 'hono/utils/types';

import type { App, AppEnv } from './app-types.js';

/**
 * A schema, as far as routes need to know it. The framework's own types hold every schema to all of zod's `ZodType`,
 * which took most of the compiler's time and memory.
 */
export type Schema = Pick<z.core.$ZodType, '_zod'>;

/** By media type; what no code reads is documented as it is, without zod. */
type Content = Readonly<Record<string, { readonly schema?: Schema | object }>>;

interface Request {
  readonly params?: Schema;
  readonly query?: Schema;
  readonly headers?: Schema;
  readonly cookies?: Schema;
  readonly body?: {
    readonly description?: string;
    readonly required?: boolean;
    readonly content: Content;
  };
}

type Described = Exclude<RouteConfig['responses'][string], { $ref: string }>;

/** An answer that an operation may give. */
export interface Answer extends Pick<Described, 'description' | 'headers' | 'links'> {
  readonly content?: Content;
}

type Named =
  | 'operationId'
  | 'method'
  | 'path'
  | 'summary'
  | 'description'
  | 'tags'
  | 'deprecated'
  | 'security';

/** What an operation promises, as the framework takes it. */
export interface Route extends Pick<RouteConfig, Named> {
  readonly middleware?: MiddlewareHandler<AppEnv> | readonly MiddlewareHandler<AppEnv>[];
  readonly request?: Request;
  readonly responses: Readonly<Record<string, Answer>>;
}

/** A route with its own type, from which the types of its handler follow. */
export function createRoute<R extends Route>(route: R): R {
  return route;
}

type Value<Media> = Media extends { schema: infer S } ? z.output<S> : unknown;
type JsonType = `application/json${string}` | `application/${string}+json${string}`;
type TextType = `text/plain${string}`;

type IsRead<Type, Media> = Type extends JsonType
  ? Media extends { schema: Schema }
    ? 'json'
    : never
  : never;

interface Targets {
  params: 'param';
  query: 'query';
  headers: 'header';
  cookies: 'cookie';
}

/** What `c.req.valid` gives. */
type Valid<Asked> = {
  [Part in keyof Asked as Part extends keyof Targets ? Targets[Part] : never]: z.output<
    Asked[Part]
  >;
} & (Asked extends { body: { content: infer Types } }
  ? { [Type in keyof Types as IsRead<Type, Types[Type]>]: Value<Types[Type]> }
  : unknown);

interface Ranges {
  '1XX': InfoStatusCode;
  '2XX': SuccessStatusCode;
  '3XX': RedirectStatusCode;
  '4XX': ClientErrorStatusCode;
  '5XX': ServerErrorStatusCode;
}

type Meant<Key> = Key extends keyof Ranges ? Ranges[Key] : Key & StatusCode;
/** The statuses that an answer is for; `default` is for those that no other is for. */
type Statuses<Key, All> = Key extends 'default' ? Exclude<StatusCode, Meant<All>> : Meant<Key>;

type Typed<Type, Media, Status extends StatusCode> = Type extends JsonType
  ? TypedResponse<JSONParsed<Value<Media>>, Status, 'json'>
  : Type extends TextType
    ? TypedResponse<Value<Media>, Status, 'text'>
    : Response;
type Given<Declared, Status extends StatusCode> = Declared extends { content: infer Types }
  ? { [Type in keyof Types]: Typed<Type, Types[Type], Status> }[keyof Types]
  : Response;
type Answers<Declared> = {
  [Key in keyof Declared]: Given<Declared[Key], Statuses<Key, keyof Declared>>;
}[keyof Declared];

/** Answers a request that has passed all checks, as its route promises. */
export type Handler<R extends Route> = (
  c: Context<AppEnv, string, { out: Valid<R['request']> }>,
) => Answers<R['responses']> | Promise<Answers<R['responses']>>;

/** The application, for what operations add to it. */
export interface Routes extends Pick<App, 'openAPIRegistry'> {
  openapi<R extends Route>(route: R, handler: Handler<R>): void;
}

import { z } from 'zod';

import { conditionsSchema, idempotencySchema } from './conditions';
import { evidenceSchema, pointer } from './evidence';
import { messageSchema } from './message';
import { filterSchema, pageHeaderSchema, pagingSchema } from './planned-list';
import { successSchema } from './planned-success';
import { sortingSchema } from './sorting';
import { statisticSchema } from './statistic';
import { uploadSchema } from './stored-file';
import { toldSchema } from './told';
import { transitionSchema } from './transition';

/**
 * What an operation becomes. `transition`: an action that moves an item to another state, such as `/orders/{id}/cancel`.
 * `custom` is what no rule could infer: it answers 501 until somebody writes it.
 */
export const operationKindSchema = z.enum([
  'list',
  'create',
  'read',
  'replace',
  'patch',
  // The same, with the new values in the query: `POST /pets/{petId}?name=Rex`.
  'query-patch',
  'delete',
  // Stores the only one that belongs to what the path names, in place of what was there: `PUT /projects/{id}/budget`.
  'put',
  'transition',
  // Several items at once, all or none of them.
  'create-many',
  'delete-many',
  'transition-many',
  'patch-many',
  // All that is in a collection, or what the filters let through: `DELETE /todos`.
  'clear-collection',
  // Brings back an item that was marked as deleted.
  'restore',
  // Accounts: made by their owners, called in with a password for a token, and the caller's own one.
  'register',
  'login',
  // A login whose token nothing takes, and its end: `GET /user/login?username=…` and `/user/logout`.
  'open-login',
  'logout',
  // With a token: it is ended, renewed by another one that the login gave, and the password is changed.
  'end-token',
  'renew-token',
  'change-password',
  // A message with a code, written to an account; what takes the code; and one that only shows that messages arrive.
  'send-code',
  'use-code',
  'send-test',
  'read-self',
  'patch-self',
  'delete-self',
  // The caller's mark on an item, set and taken away: `POST` and `DELETE /articles/{slug}/favorite`.
  'mark',
  'unmark',
  // An item of another resource comes to those that an item holds, and leaves them: `PUT` and `DELETE /teams/{id}/players/{playerId}`.
  'join',
  'leave',
  // A reference of an item to another one is set, and taken away: `PUT` and `DELETE /issues/{id}/assignee`.
  'refer',
  'unrefer',
  // The values that a property of stored items has: `GET /tags`.
  'values',
  // How many items there are of each value of a property: `GET /inventory`.
  'counts',
  // Numbers of all items of a collection: `GET /todos/stats`.
  'statistics',
  // The caller's cart, and what becomes of its lines: `GET /cart`, `POST /cart/items`, `DELETE /cart`.
  'read-cart',
  'add-to-cart',
  'change-in-cart',
  'remove-from-cart',
  'empty-cart',
  // Makes an item of what is in the caller's cart, which is empty then: `POST /orders`, `/checkout`.
  'checkout',
  // Bytes beside an item: `PUT`, `GET` and `DELETE /pets/{petId}/photo`.
  'upload',
  'download',
  'remove-file',
  // What the service tells of itself: `GET /health`, `/version`. It belongs to no resource.
  'health',
  // GET of the same path, without its body.
  'head',
  // The methods of its path, in the header `Allow`.
  'options',
  'custom',
]);
/** See {@link operationKindSchema}. */
export type OperationKind = z.infer<typeof operationKindSchema>;

/** A declared conflict: `unique` when another item holds the same values, `referenced` when others point at the item. */
export const conflictSchema = z.object({
  status: z.number().int(),
  cause: z.enum(['unique', 'referenced']),
  properties: z.array(z.string()),
});
/** See {@link conflictSchema}. */
export type Conflict = z.infer<typeof conflictSchema>;

/** What the next parameter of the path selects must belong to it: in `/owners/{ownerId}/pets/{petId}/visits` the pet. */
export const ancestorSchema = z.object({
  parameter: z.string(),
  resource: z.string().optional(),
  /** What must belong to it, and the property there that says so. */
  of: z.object({ parameter: z.string(), resource: z.string(), property: z.string() }),
});
/** See {@link ancestorSchema}. */
export type Ancestor = z.infer<typeof ancestorSchema>;

/** Who beside the owner may do it: all whom an item is shared with, or those who may change it; absent: nobody. */
const maySchema = z.enum(['see', 'change']).optional();

/** What a request names that must belong to the account that calls; others are answered the status. */
export const ownedSchema = z.object({
  in: z.enum(['path', 'body']),
  /** The path parameter, or the property of the body. */
  name: z.string(),
  resource: z.string(),
  /** The property there that holds whose it is. */
  property: z.string(),
  status: z.number().int(),
  may: maySchema,
});
/** See {@link ownedSchema}. */
export type Owned = z.infer<typeof ownedSchema>;

/** One operation of the specification and what it becomes. */
export const plannedOperationSchema = z.object({
  /** Unique, camelCase, safe as an identifier and as a file name. */
  id: z.string().regex(/^[a-z][A-Za-z0-9]*$/),
  /** As the specification has it, where it has one. */
  operationId: z.string().optional(),
  method: z.enum(['get', 'put', 'post', 'delete', 'patch', 'head', 'options', 'trace']),
  path: z.string().startsWith('/'),
  pointer,
  kind: operationKindSchema,
  resource: z.string().optional(),
  success: successSchema.optional(),
  /** Media types that the request's body is read in, where there are several, or XML alone. */
  requestTypes: z.array(z.string()).optional(),
  /** Media types that success is answered in, as `Accept` asks, where there are several, or XML alone; the first unless asked. */
  answerTypes: z.array(z.string()).optional(),
  /** Property of the request's body that holds the object; absent: the body is it. */
  bodyProperty: z.string().optional(),
  /** Property of the object that selects the item; absent: the path does. */
  idProperty: z.string().optional(),
  /** For `delete-many`, `transition-many` and `patch-many`: the query parameter, or with `body` the body, that holds the ids. */
  ids: z.object({ in: z.enum(['query', 'body']), name: z.string().optional() }).optional(),
  /** For `replace`: where the path selects nothing, an item is made under the id that it names, and 201 is answered. */
  creates: z.literal(true).optional(),
  /** Texts of the request's object that are refused with this status where they are blank. */
  notBlank: z.object({ status: z.number().int(), properties: z.array(z.string()).min(1) }).optional(),
  filters: z.array(filterSchema),
  paging: pagingSchema.optional(),
  sorting: sortingSchema.optional(),
  /** Whether the header `Link` leads to other pages: RFC 8288. */
  links: z.boolean().optional(),
  /** Headers that tell of all items and of the page: `X-Total-Count`. */
  pageHeaders: z.array(pageHeaderSchema).min(1).optional(),
  /** The path of the item that was made, which the header `Location` tells. */
  location: z.string().optional(),
  /** For `transition`. */
  transition: transitionSchema.optional(),
  conflicts: z.array(conflictSchema),
  conditions: conditionsSchema.optional(),
  idempotency: idempotencySchema.optional(),
  /** Path parameters that select a parent: `{ authorId → property authorId }`. */
  parents: z.array(z.object({ parameter: z.string(), property: z.string(), resource: z.string().optional() })),
  /** Path parameters that select a parent of a parent. */
  ancestors: z.array(ancestorSchema).optional(),
  /** Only the account that this property names may do it; another one gets the status. */
  owner: z.object({ property: z.string(), status: z.number().int(), may: maySchema }).optional(),
  /** What else must be the caller's: what the path names above an item, or what the body refers to. */
  owned: z.array(ownedSchema).optional(),
  /** For `list`, `clear-collection` and `statistics`: only what belongs to the caller, or to accounts that the caller has marked so. */
  scope: z
    .object({
      property: z.string(),
      mark: z.string().optional(),
      isOfItem: z.boolean().optional(),
      /** Whether it shows what is shared with the caller, too. */
      isShared: z.boolean().optional(),
    })
    .optional(),
  /** For `mark` and `unmark`: a name among the resource's marks. */
  mark: z.string().optional(),
  /**
   * For `join` and `leave`: a name among the resource's memberships, and what comes or leaves, as the path selects it, or
   * a property of the body. For `list`: a name among the memberships of another resource, whose item the path selects.
   */
  member: z
    .object({
      name: z.string(),
      resource: z.string(),
      parameter: z.string().optional(),
      property: z.string().optional(),
      isList: z.boolean().optional(),
    })
    .optional(),
  /** For `refer` and `unrefer`: the property that holds the id of another item, and what of the body becomes it. */
  reference: z.object({ property: z.string(), resource: z.string(), carried: z.string().optional() }).optional(),
  /**
   * For `values` and `counts`: the property whose values are given, or counted by. For `renew-token` and `end-token`:
   * what it carries. For `change-in-cart` and `remove-from-cart`: the property of a line that the path selects it by.
   */
  property: z.string().optional(),
  /**
   * For `change-password`: properties of the request. Without `current` the token alone shows whose password it is. For
   * `register`: the password and the same once more, where the request has a place for that.
   */
  passwords: z.object({ current: z.string().optional(), next: z.string(), repeated: z.string().optional() }).optional(),
  /** For `login`: properties of the request, where accounts call one of them otherwise. */
  credentials: z.object({ login: z.string(), password: z.string() }).optional(),
  /** For `send-code`, `use-code` and `send-test`. */
  message: messageSchema.optional(),
  /**
   * For `checkout`: the lines that it takes, what is answered where there are none, and where there is less of something
   * than they say, by the property that tells how many there are.
   */
  checkout: z
    .object({
      cart: z.string(),
      /** The resource that the lines name items of. */
      of: z.string(),
      empty: z.number().int(),
      stock: z.object({ property: z.string(), status: z.number().int() }).optional(),
    })
    .optional(),
  /** For `statistics`: all that it tells. */
  statistics: z.array(statisticSchema).min(1).optional(),
  /** For `health`: all that it tells. */
  tells: z.array(toldSchema).optional(),
  /** For what stores, gives or removes a file: a name among the resource's files. */
  file: z.string().optional(),
  /** How the request carries the file. */
  upload: uploadSchema.optional(),
  /** Alternatives, each a set of scheme names that must all be satisfied; empty: open to anyone. */
  security: z.array(z.array(z.string())),
  /** One line for a person: what it will become. */
  becomes: z.string(),
  /** For `custom`: why nothing could be inferred. */
  reason: z.string().optional(),
  evidence: z.array(evidenceSchema),
});
/** See {@link plannedOperationSchema}. */
export type PlannedOperation = z.infer<typeof plannedOperationSchema>;

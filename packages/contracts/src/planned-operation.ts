import { z } from 'zod';

import { conditionsSchema, idempotencySchema } from './conditions';
import { evidenceSchema, pointer } from './evidence';
import { messageSchema } from './message';
import { pageMemberSchema } from './page-member';
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
  // Bytes beside an item: `PUT`, `GET` and `DELETE /pets/{petId}/photo`.
  'upload',
  'download',
  'remove-file',
  // What the service tells of itself: `GET /health`, `/version`. It belongs to no resource.
  'health',
  // GET of the same path, without its body.
  'head',
  'custom',
]);
/** See {@link operationKindSchema}. */
export type OperationKind = z.infer<typeof operationKindSchema>;

/**
 * How a query parameter narrows a list. `in`: any of the values given. `contains`: text, ignoring case. `has`: the
 * property is an array that holds the value. `any`: it holds one of the texts given. `marked-by`: the account with this id has set the mark named by the property.
 */
export const filterSchema = z.object({
  parameter: z.string(),
  property: z.string(),
  operator: z.enum(['eq', 'in', 'contains', 'gte', 'lte', 'has', 'any', 'marked-by']),
  /** With `contains`: properties that may contain the text instead. */
  others: z.array(z.string()).min(1).optional(),
  /** With `any`, where the array holds objects: their property that is compared. */
  member: z.string().optional(),
  /** The object in the query that the parameter is a property of: `filter` and `minPages` of `filter[minPages]`. */
  held: z.object({ in: z.string(), property: z.string() }).optional(),
});
/** See {@link filterSchema}. */
export type Filter = z.infer<typeof filterSchema>;

/**
 * How a list is cut: by `offset` rows, by `page` number, by `limit` alone, or by a `cursor` that a page gives
 * and that leads to the next one.
 */
export const pagingSchema = z.object({
  style: z.enum(['offset', 'page', 'limit', 'cursor']),
  limitParameter: z.string(),
  /** The offset, page or cursor parameter; absent with `limit`. */
  positionParameter: z.string().optional(),
  /** With `page`: the number of the first one; absent: 1. */
  first: z.literal(0).optional(),
  /** Used when the request names no limit; absent: everything. */
  defaultLimit: z.number().int().positive().optional(),
  /** The object in the query that both are properties of: `pageable`, with `size` and `page`. */
  held: z.object({ in: z.string(), limit: z.string(), position: z.string().optional() }).optional(),
});
/** See {@link pagingSchema}. */
export type Paging = z.infer<typeof pagingSchema>;

/** A header of a list: how many items there are, how many pages, which page it is, how many items a page has. */
export const pageHeaderSchema = z.object({
  name: z.string(),
  tells: z.enum(['total', 'pages', 'position', 'size']),
});
/** See {@link pageHeaderSchema}. */
export type PageHeader = z.infer<typeof pageHeaderSchema>;

/** Where a list tells the addresses of its pages, and what is told where there is no such page. */
export const pageLinksSchema = z.object({
  /** Property of the envelope that holds them; absent: the envelope does. */
  holder: z.string().optional(),
  links: z.array(
    z.object({
      property: z.string(),
      page: z.enum(['self', 'first', 'prev', 'next', 'last']),
      atEnd: z.enum(['null', 'absent', 'empty']),
    }),
  ),
});
/** See {@link pageLinksSchema}. */
export type PageLinks = z.infer<typeof pageLinksSchema>;

/** The successful answer of an operation. */
export const successSchema = z.object({
  status: z.number().int().min(200).max(299),
  contentType: z.string().optional(),
  /** `item`: one representation; of a list, the first. `array`: a bare array of them. `envelope`: an object that holds the array. */
  shape: z.enum(['item', 'array', 'envelope', 'empty', 'other']),
  /** With `item`: the property of the body that holds the representation; absent: the body is it. */
  itemProperty: z.string().optional(),
  /** Properties of the body that tell of a token that was issued, beside or without an item. */
  token: z
    .object({
      property: z.string(),
      /** Property that holds the object which tells of the token; absent: the answer itself does. */
      holder: z.string().optional(),
      /** It stands beside what `envelopeProperty` holds, not in it. */
      isBeside: z.literal(true).optional(),
      /** Another one, which only renews the token. */
      refreshProperty: z.string().optional(),
      typeProperty: z.string().optional(),
      /** What the type is called, where only some words are declared. */
      typeName: z.string().optional(),
      secondsProperty: z.string().optional(),
      /** The moment at which it ends. */
      expiryProperty: z.string().optional(),
    })
    .optional(),
  /** Properties of the body beside the item or the list that say the same each time: `{ "success": true }`. */
  companions: z.record(z.string(), z.union([z.boolean(), z.string(), z.number(), z.null()])).optional(),
  /** Property of the body beside them that holds the time of the answer. */
  timeProperty: z.string().optional(),
  /** Property of the body that holds the envelope; absent: the body is it. */
  envelopeProperty: z.string().optional(),
  /** Property of the envelope that holds what is told of the page; absent: the envelope tells it itself. */
  pageProperty: z.string().optional(),
  /** Property of the envelope that holds the array. */
  itemsProperty: z.string().optional(),
  /** Property of the envelope that holds the number of all matches. */
  totalProperty: z.string().optional(),
  /** Properties of the envelope that repeat the page position and size asked for. */
  limitProperty: z.string().optional(),
  positionProperty: z.string().optional(),
  /** Property that holds the number of pages. */
  pagesProperty: z.string().optional(),
  /** Property of the envelope that holds the cursor of the next page, and what it is on the last one. */
  next: z.object({ property: z.string(), atEnd: z.enum(['null', 'absent', 'empty']) }).optional(),
  /** Property of the envelope that tells whether there is a next page. */
  moreProperty: z.string().optional(),
  /** Whether there is a page before. */
  earlierProperty: z.string().optional(),
  /** Properties that hold addresses of pages: of the envelope, or of an object in it. */
  pageLinks: pageLinksSchema.optional(),
  pageMembers: z.array(pageMemberSchema).min(1).optional(),
  /** With `other`: property of the body, or of what it holds in `envelopeProperty`, that holds the id of the item. */
  idProperty: z.string().optional(),
  /** With `other`: the whole body, which only says that it was done. */
  confirmation: z.record(z.string(), z.union([z.boolean(), z.string(), z.number(), z.null()])).optional(),
  /** With `other`: the whole body where it is a plain text that only says that it was done. */
  said: z.string().optional(),
});
/** See {@link successSchema}. */
export type Success = z.infer<typeof successSchema>;

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

/** What a request names that must belong to the account that calls; others are answered the status. */
export const ownedSchema = z.object({
  in: z.enum(['path', 'body']),
  /** The path parameter, or the property of the body. */
  name: z.string(),
  resource: z.string(),
  /** The property there that holds whose it is. */
  property: z.string(),
  status: z.number().int(),
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
  /** For `delete-many`: the query parameter, or with `body` the body, that holds the ids. */
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
  owner: z.object({ property: z.string(), status: z.number().int() }).optional(),
  /** What else must be the caller's: what the path names above an item, or what the body refers to. */
  owned: z.array(ownedSchema).optional(),
  /** For `list`, `clear-collection` and `statistics`: only what belongs to the caller, or to accounts that the caller has marked so. */
  scope: z.object({ property: z.string(), mark: z.string().optional(), isOfItem: z.boolean().optional() }).optional(),
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
  /** For `values` and `counts`: the property whose values are given, or counted by. For `renew-token` and `end-token`: what it carries. */
  property: z.string().optional(),
  /** For `change-password`: properties of the request. */
  passwords: z.object({ current: z.string(), next: z.string(), repeated: z.string().optional() }).optional(),
  /** For `send-code`, `use-code` and `send-test`. */
  message: messageSchema.optional(),
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

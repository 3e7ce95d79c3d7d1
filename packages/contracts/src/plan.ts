import { z } from 'zod';

import { configurationSchema } from './configuration';
import { phaseSchema } from './phase';
import { sortingSchema } from './sorting';
import { transitionSchema } from './transition';
import { relativePath, schemaVersion, sha256 } from './versioned';

/** Points into the bundled specification `phases/plan/openapi.json`: an RFC 6901 pointer with a leading `#`. */
export const pointer = z.string().regex(/^#(\/|$)/);

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
  'delete',
  'transition',
  // Accounts: made by their owners, called in with a password for a token, and the caller's own one.
  'register',
  'login',
  'read-self',
  'patch-self',
  'delete-self',
  // The caller's mark on an item, set and taken away: `POST` and `DELETE /articles/{slug}/favorite`.
  'mark',
  'unmark',
  // The values that a property of stored items has: `GET /tags`.
  'values',
  'custom',
]);
/** See {@link operationKindSchema}. */
export type OperationKind = z.infer<typeof operationKindSchema>;

/** A rule that fired, by name, with what it saw in the specification. */
export const evidenceSchema = z.object({ rule: z.string(), detail: z.string() });
/** See {@link evidenceSchema}. */
export type Evidence = z.infer<typeof evidenceSchema>;

/**
 * How a query parameter narrows a list. `in`: any of the values given. `contains`: text, ignoring case. `has`: the
 * property is an array that holds the value. `any`: it holds one of the texts given. `marked-by`: the account with this id has set the mark named by the property.
 */
export const filterSchema = z.object({
  parameter: z.string(),
  property: z.string(),
  operator: z.enum(['eq', 'in', 'contains', 'gte', 'lte', 'has', 'any', 'marked-by']),
  /** With `any`, where the array holds objects: their property that is compared. */
  member: z.string().optional(),
});
/** See {@link filterSchema}. */
export type Filter = z.infer<typeof filterSchema>;

/**
 * How a list is cut: by `offset` rows, by `page` number (from 1), by `limit` alone, or by a `cursor` that a page gives
 * and that leads to the next one.
 */
export const pagingSchema = z.object({
  style: z.enum(['offset', 'page', 'limit', 'cursor']),
  limitParameter: z.string(),
  /** The offset, page or cursor parameter; absent with `limit`. */
  positionParameter: z.string().optional(),
  /** Used when the request names no limit; absent: everything. */
  defaultLimit: z.number().int().positive().optional(),
});
/** See {@link pagingSchema}. */
export type Paging = z.infer<typeof pagingSchema>;

/** The successful answer of an operation. */
export const successSchema = z.object({
  status: z.number().int().min(200).max(299),
  contentType: z.string().optional(),
  /** `item`: one representation. `array`: a bare array of them. `envelope`: an object that holds the array. */
  shape: z.enum(['item', 'array', 'envelope', 'empty', 'other']),
  /** With `item`: the property of the body that holds the representation; absent: the body is it. */
  itemProperty: z.string().optional(),
  /** Properties of the body that tell of a token that was issued, beside or without an item. */
  token: z
    .object({ property: z.string(), typeProperty: z.string().optional(), secondsProperty: z.string().optional() })
    .optional(),
  /** Property of the envelope that holds the array. */
  itemsProperty: z.string().optional(),
  /** Property of the envelope that holds the number of all matches. */
  totalProperty: z.string().optional(),
  /** Properties of the envelope that repeat the page position and size asked for. */
  limitProperty: z.string().optional(),
  positionProperty: z.string().optional(),
  /** Property of the envelope that holds the cursor of the next page, and what it is on the last one. */
  next: z.object({ property: z.string(), atEnd: z.enum(['null', 'absent', 'empty']) }).optional(),
  /** Property of the envelope that tells whether there is a next page. */
  moreProperty: z.string().optional(),
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
  /** Property of the request's body that holds the object; absent: the body is it. */
  bodyProperty: z.string().optional(),
  filters: z.array(filterSchema),
  paging: pagingSchema.optional(),
  sorting: sortingSchema.optional(),
  /** For `transition`. */
  transition: transitionSchema.optional(),
  conflicts: z.array(conflictSchema),
  /** Path parameters that select a parent: `{ authorId → property authorId }`. */
  parents: z.array(z.object({ parameter: z.string(), property: z.string(), resource: z.string().optional() })),
  /** Only the account that this property names may do it; another one gets the status. */
  owner: z.object({ property: z.string(), status: z.number().int() }).optional(),
  /** For `list`: only what belongs to the caller, or to accounts that the caller has marked so. */
  scope: z.object({ property: z.string(), mark: z.string().optional() }).optional(),
  /** For `mark` and `unmark`: a name among the resource's marks. */
  mark: z.string().optional(),
  /** For `values`: the property whose values are given. */
  property: z.string().optional(),
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

/** A property that holds another resource's id. */
export const relationSchema = z.object({
  property: z.string(),
  resource: z.string(),
  required: z.boolean(),
  /** Whether no representation shows the id itself. */
  isHidden: z.boolean().optional(),
  /** Who sets it, where requests do not: the caller, whose account it names, or the path of the request. */
  from: z.enum(['caller', 'path']).optional(),
  /** The property of the representation that shows the other item, and the schema that it has there. */
  shown: z.object({ property: z.string(), schema: pointer }).optional(),
});
/** See {@link relationSchema}. */
export type Relation = z.infer<typeof relationSchema>;

/** How accounts are called in. The password is never shown, and stored as a hash. */
export const accountSchema = z.object({
  /** The property that a login names beside the password. */
  login: z.string(),
  password: z.string(),
  /** The property of the representation that shows the caller's token. */
  token: z.string().optional(),
});
/** See {@link accountSchema}. */
export type Account = z.infer<typeof accountSchema>;

/** A mark that each account may set on an item once, and what the representation shows of it. */
export const markSchema = z.object({
  /** Singular: `favorite`. */
  name: z.string(),
  /** The property that says whether the caller has set it. */
  flag: z.string().optional(),
  /** The property that says how many accounts have. */
  count: z.string().optional(),
});
/** See {@link markSchema}. */
export type Mark = z.infer<typeof markSchema>;

/** Something the service stores. */
export const resourceSchema = z.object({
  /** Singular, PascalCase, unique, safe as an identifier. */
  name: z.string().regex(/^[A-Z][A-Za-z0-9]*$/),
  /** Plural, camelCase. */
  plural: z.string().regex(/^[a-z][A-Za-z0-9]*$/),
  /** Schema of its full representation. */
  schema: pointer,
  id: z.object({
    property: z.string(),
    type: z.enum(['uuid', 'integer', 'string']),
    /**
     * Who chooses the value. `client`: requests to create must carry it. `server`: the service makes it up, also where a
     * request could carry one. `hidden`: no representation shows it; the service keeps a key of its own by that name.
     */
    source: z.enum(['server', 'client', 'hidden']),
    /** The property that the service makes a readable id of: a `slug` of `title`. */
    slugOf: z.string().optional(),
    /** Whether requests that change an item may change its id, as accounts change their names. */
    isMutable: z.boolean().optional(),
  }),
  /** Properties that hold another resource's id. */
  relations: z.array(relationSchema),
  /** Sets of properties that no two items may share. */
  unique: z.array(z.array(z.string()).min(1)),
  /** Properties that the service sets by the clock. */
  timestamps: z.array(z.object({ property: z.string(), on: z.enum(['create', 'update']) })),
  /**
   * What every item must show and requests need not carry. `code`: made up for each item. `message`: the same for all.
   * `empty`: an empty text or list.
   */
  made: z.array(z.object({ property: z.string(), as: z.enum(['code', 'message', 'empty']) })).optional(),
  /** Where the items are the accounts of those who call. */
  account: accountSchema.optional(),
  /** What accounts can mark an item with. */
  marks: z.array(markSchema).optional(),
  /** The property that holds an item's state, and the one that items begin in. */
  state: z.object({ property: z.string(), initial: z.string() }).optional(),
  operations: z.array(z.string()),
  evidence: z.array(evidenceSchema),
});
/** See {@link resourceSchema}. */
export type Resource = z.infer<typeof resourceSchema>;

/** A way to authenticate that the specification declares. `unsupported` ones make their operations partial, by name. */
export const securitySchemeSchema = z.object({
  name: z.string(),
  type: z.enum(['apiKey', 'basic', 'bearer', 'unsupported']),
  /** For `apiKey`: where the key travels and under which name. */
  in: z.enum(['header', 'query', 'cookie']).optional(),
  parameter: z.string().optional(),
  /** Whether it takes the tokens that this service issues to accounts, beside the configured credential. */
  takesTokens: z.boolean().optional(),
  /** For `apiKey`: the word before the key, as in `Token <key>`. */
  prefix: z.string().optional(),
});
/** See {@link securitySchemeSchema}. */
export type SecurityScheme = z.infer<typeof securitySchemeSchema>;

/** One node of the task graph. */
export const taskSchema = z.object({
  id: z.string().regex(/^[a-z][a-z0-9-]*(\.[a-z0-9-]+)*$/),
  phase: phaseSchema,
  title: z.string(),
  dependsOn: z.array(z.string()),
  tool: z.object({ name: z.string(), why: z.string() }),
  inputs: z.array(z.string()),
  outputs: z.array(z.string()),
});
/** See {@link taskSchema}. */
export type Task = z.infer<typeof taskSchema>;

/** A remark on the specification that stops nothing. */
export const planWarningSchema = z.object({ rule: z.string(), message: z.string(), pointer: z.string().optional() });
/** See {@link planWarningSchema}. */
export type PlanWarning = z.infer<typeof planWarningSchema>;

/** Where a model wrote the specification, from a brief: who did, and what it had to assume. */
export const briefSchema = z.object({
  provider: z.string(),
  model: z.string(),
  /** Path of the conversation, relative to the run directory. */
  conversation: z.string(),
  /** The short form that it wrote, relative to the run directory. */
  form: relativePath,
  /** What the brief left open. */
  questions: z.array(z.object({ question: z.string(), assumption: z.string() })),
});
/** See {@link briefSchema}. */
export type Brief = z.infer<typeof briefSchema>;

/** A service that is there already. Nothing is generated: the other phases work on a copy of it. */
export const existingServiceSchema = z.object({
  /** As the user named it, relative to the working directory. */
  directory: z.string().min(1),
  /** Where the specification comes from. `routes`: read out of its code, without running any of it. */
  specification: z.enum(['given', 'found', 'routes', 'none']),
});
/** See {@link existingServiceSchema}. */
export type ExistingService = z.infer<typeof existingServiceSchema>;

/** `phases/plan/plan.json`: what the following phases work from. */
export const planSchema = z.object({
  schemaVersion,
  service: z.object({
    /** From the title: lower-case, dashes, safe as a package, image and directory name. */
    name: z.string().regex(/^[a-z][a-z0-9-]{0,62}$/),
    title: z.string(),
    version: z.string(),
    description: z.string().optional(),
    /** Absent where this family generates the service. */
    existing: existingServiceSchema.optional(),
  }),
  specification: z.object({
    /** The document as given, relative to the working directory. */
    source: z.string(),
    dialect: z.enum(['openapi-3.0', 'openapi-3.1', 'short-form']),
    /** Bundled, one file, only internal references: `phases/plan/openapi.json`, relative to the run directory. */
    bundled: relativePath,
    sha256,
    files: z.array(z.object({ path: z.string(), sha256 })),
    /** Where `source` is a brief and not the specification itself. */
    brief: briefSchema.optional(),
  }),
  securitySchemes: z.array(securitySchemeSchema),
  resources: z.array(resourceSchema),
  operations: z.array(plannedOperationSchema),
  tasks: z.array(taskSchema),
  warnings: z.array(planWarningSchema),
  configuration: configurationSchema,
});
/** See {@link planSchema}. */
export type Plan = z.infer<typeof planSchema>;

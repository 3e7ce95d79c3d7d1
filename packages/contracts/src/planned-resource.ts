import { z } from 'zod';

import { cartSchema } from './cart';
import { evidenceSchema, pointer } from './evidence';
import { linesSchema } from './lines';
import { storedFileSchema } from './stored-file';

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
  /** The property of the representation that holds the password once more: it is never shown or stored. */
  repeated: z.string().optional(),
  /** The property of the representation that shows the caller's token. */
  token: z.string().optional(),
  /** Whether no operation makes accounts: the configuration of the service says who has one, and what lets them in. */
  configured: z.enum(['password', 'token']).optional(),
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

/** A list that items show of what belongs to them, and that no request carries: the pets of an owner. */
export const childSchema = z.object({
  property: z.string(),
  /** What the list holds, and the property there that holds the id of the item. */
  resource: z.string(),
  by: z.string(),
  /** The schema that the list's items have. */
  schema: pointer,
});
/** See {@link childSchema}. */
export type Child = z.infer<typeof childSchema>;

/** Items of another resource that an item holds, each once, and what is shown of them: the players of a team. */
export const membershipSchema = z.object({
  /** As the path calls them: `players`. */
  name: z.string(),
  resource: z.string(),
  /** The property that lists them, in the order in which they came, and the schema that they have there. */
  shown: z.object({ property: z.string(), schema: pointer }).optional(),
  /** The property that says how many there are. */
  count: z.string().optional(),
  /** The property of requests that carries the ids of all of them: `playerIds`. */
  carried: z.string().optional(),
  /** The property that shows their ids. */
  ids: z.string().optional(),
});
/** See {@link membershipSchema}. */
export type Membership = z.infer<typeof membershipSchema>;

/** Whom a private item is shared with beside its owner, as items of another resource say. */
export const sharingSchema = z.object({
  /** What says it, and what it holds: the id of the item, and that of the account. */
  resource: z.string(),
  item: z.string(),
  account: z.string(),
  /** What the account may do: one of these lets it change what it sees; absent: all whom it is shared with may. */
  role: z.object({ property: z.string(), changing: z.array(z.union([z.string(), z.boolean()])) }).optional(),
});
/** See {@link sharingSchema}. */
export type Sharing = z.infer<typeof sharingSchema>;

/** A number that items show of what belongs to them, and that no request carries: how many there are, or a mean. */
export const tallySchema = z.object({
  property: z.string(),
  /** What is counted, and the property there that holds the id of the item. */
  resource: z.string(),
  by: z.string(),
  /** The property whose mean it is, and what it is of nothing; absent: how many there are. */
  average: z.object({ of: z.string(), atNothing: z.enum(['null', 'zero']) }).optional(),
  /** Only what says this is counted: the open issues. */
  where: z.object({ property: z.string(), equals: z.union([z.string(), z.boolean()]) }).optional(),
});
/** See {@link tallySchema}. */
export type Tally = z.infer<typeof tallySchema>;

/** A list that requests carry of another resource's items, without the ids that only the service sets. */
export const embeddedSchema = z.object({
  property: z.string(),
  resource: z.string(),
  /** The properties that tell which item is meant: the first that has them all, or else a new one. */
  by: z.array(z.string()).min(1),
});
/** See {@link embeddedSchema}. */
export type Embedded = z.infer<typeof embeddedSchema>;

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
     * Who chooses the value. `client`: requests to create must carry it, unless `isOptional`. `server`: the service
     * makes it up, also where a request could carry one. `hidden`: no representation shows it; the service keeps a key
     * of its own by that name.
     */
    source: z.enum(['server', 'client', 'hidden']),
    /**
     * The property that holds the parent that paths name above: the id is taken below that parent alone, and both together
     * select an item. With `client` only.
     */
    within: z.string().optional(),
    /** Whether it is the id of the parent that the path names, of which there is one at most. */
    isOfParent: z.boolean().optional(),
    /** With `hidden`: paths select items by it, and the `Location` of what made an item leads there. */
    isInPath: z.boolean().optional(),
    /** Whether the service makes up the id that a client may choose and has not. */
    isOptional: z.boolean().optional(),
    /** Whether another id is made up where the chosen one is taken, because no answer could refuse it. */
    isSuggested: z.boolean().optional(),
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
   * What every item must show and requests need not carry. `id`: a number or UUID of its own, beside the name that
   * items are selected by. `code`: made up for each item. `message`: the same for all.
   * `empty`: an empty text or list. `value`: what things of its name begin as. `slug`: a readable name made once of what
   * `of` holds. `number`: counts up from `value`, among all items or those that have the same in `within`. `place`: the
   * same, where a request tells none. `now`: the present, where a request tells none.
   */
  made: z
    .array(
      z.object({
        property: z.string(),
        as: z.enum(['id', 'code', 'message', 'empty', 'value', 'number', 'slug', 'place', 'now']),
        value: z.union([z.boolean(), z.string(), z.number()]).optional(),
        within: z.string().optional(),
        of: z.string().optional(),
      }),
    )
    .optional(),
  /** Where the items are the accounts of those who call. */
  account: accountSchema.optional(),
  /** Of what only its owner may see: whom it is shared with. */
  sharing: sharingSchema.optional(),
  /** Of a part of what is shared: the property that holds the whole. Who may see and change that may do so with it. */
  sharedWith: z.object({ property: z.string(), resource: z.string() }).optional(),
  /** What accounts can mark an item with. */
  marks: z.array(markSchema).optional(),
  /** What is shown with its items, in order of creation. */
  children: z.array(childSchema).optional(),
  /** What its items hold of other resources. */
  memberships: z.array(membershipSchema).optional(),
  /** What is told of its items in numbers. */
  tallies: z.array(tallySchema).optional(),
  /** What requests carry of other resources' items. */
  embedded: z.array(embeddedSchema).optional(),
  /** What requests carry as lines, and what these add up to. */
  lines: linesSchema.optional(),
  /** Where its items are the lines of carts. */
  cart: cartSchema.optional(),
  /** Bytes that its items may hold. */
  files: z.array(storedFileSchema).optional(),
  /** Whether its items have properties that no schema names: what requests carry of them is kept and shown. */
  keepsOthers: z.boolean().optional(),
  /** The property that holds an item's state, and the one that items begin in. */
  state: z.object({ property: z.string(), initial: z.string() }).optional(),
  /** The property that marks an item as deleted, by a moment or a flag; absent: what is deleted is gone. */
  softDeletion: z
    .object({ property: z.string(), as: z.enum(['moment', 'flag']), isHidden: z.boolean().optional() })
    .optional(),
  /** The property that shows the address of an item, and the path that it is read at. */
  selfLink: z.object({ property: z.string(), path: z.string() }).optional(),
  operations: z.array(z.string()),
  evidence: z.array(evidenceSchema),
});
/** See {@link resourceSchema}. */
export type Resource = z.infer<typeof resourceSchema>;

import { z } from 'zod';

import { pageMemberSchema } from './page-member';
import { pageLinksSchema } from './planned-list';

/** The successful answer of an operation. */
export const successSchema = z.object({
  status: z.number().int().min(200).max(299),
  contentType: z.string().optional(),
  /**
   * `item`: one representation; of a list, the first. `array`: a bare array of them. `envelope`: an object that holds
   * the array. `cart`: the caller's cart. `line`: one line of it.
   */
  shape: z.enum(['item', 'array', 'envelope', 'cart', 'line', 'empty', 'other']),
  /** With `item`: the property of the body that holds the representation; absent: the body is it. */
  itemProperty: z.string().optional(),
  /** Properties of the body that tell of a token that was issued, beside or without an item. */
  token: z
    .object({
      property: z.string(),
      /** How many letters it may have, where a schema allows fewer than the service would make. */
      mostLetters: z.number().int().optional(),
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
      /** Property that holds the object of the token and its end, where another object holds what renews it. */
      accessHolder: z.string().optional(),
      /** Property that holds the object of what renews the token. */
      refreshHolder: z.string().optional(),
      /** The moment at which the token can be renewed no more. */
      refreshExpiryProperty: z.string().optional(),
    })
    .optional(),
  /** With a token and no item: properties of the body beside it, and those of the account that they show. */
  shows: z.array(z.object({ property: z.string(), from: z.string() })).optional(),
  /** Properties of the body beside the item or the list that say the same each time: `{ "success": true }`. */
  companions: z.record(z.string(), z.union([z.boolean(), z.string(), z.number(), z.null()])).optional(),
  /** Property of the body beside them that holds the time of the answer. */
  timeProperty: z.string().optional(),
  /** Property of the body that holds the envelope; absent: the body is it. */
  envelopeProperty: z.string().optional(),
  /** With `envelope`: what is told of the page stands beside what `envelopeProperty` holds, not in it. */
  isToldBeside: z.literal(true).optional(),
  /** Property of the envelope that holds what is told of the page; absent: the envelope tells it itself. */
  pageProperty: z.string().optional(),
  /** Property of the envelope that holds the array. */
  itemsProperty: z.string().optional(),
  /** Property of the envelope that holds the number of all matches. */
  totalProperty: z.string().optional(),
  /** With `other`, of an action on several items by their ids: properties that hold ids of those, of unknown ones, and their number. */
  ofIds: z
    .object({ changed: z.string().optional(), missing: z.string().optional(), left: z.string().optional() })
    .optional(),
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
  /** With `other`: the whole body where it is a text, plain or in JSON, that only says that it was done. */
  said: z.string().optional(),
});
/** See {@link successSchema}. */
export type Success = z.infer<typeof successSchema>;

import { z } from 'zod';

import { tallySchema } from './planned-resource';

/** A number of all items that an operation is about, by the names of the properties that lead to it in the answer. */
export const statisticSchema = tallySchema
  .pick({ average: true, where: true })
  .extend({ at: z.array(z.string()).min(1).max(2) });
/** See {@link statisticSchema}. */
export type Statistic = z.infer<typeof statisticSchema>;

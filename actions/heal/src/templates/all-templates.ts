import { arithmetic } from './arithmetic';
import { calls } from './calls';
import { comparisons } from './comparisons';
import { conversions } from './conversions';
import { logic } from './logic';
import { names } from './names';
import { offsets } from './offsets';
import { strings } from './strings';
import type { Template } from './template';

/** Every kind of single edit. A new one joins by an entry here and one in the table of priors. */
export const ALL_TEMPLATES: readonly Template[] = [
  comparisons,
  offsets,
  arithmetic,
  logic,
  names,
  strings,
  calls,
  conversions,
];

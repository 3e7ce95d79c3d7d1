import { arithmetic } from './arithmetic';
import { calls } from './calls';
import { comparisons } from './comparisons';
import { conversions } from './conversions';
import { logic } from './logic';
import { mutators } from './mutators';
import { names } from './names';
import { offsets } from './offsets';
import { strings } from './strings';
import { synthesis } from './synthesis';
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

/** What is only worth trying where tries cost next to nothing. */
export const SEARCH_TEMPLATES: readonly Template[] = [...ALL_TEMPLATES, mutators, synthesis];

import { arithmetic } from './arithmetic';
import { callMutators } from './call-mutators';
import { calls } from './calls';
import { comparisons } from './comparisons';
import { conversions } from './conversions';
import { decisions } from './decisions';
import { emptyBlocks } from './empty-blocks';
import { guards } from './guards';
import { holes } from './holes';
import { literalMutators } from './literal-mutators';
import { logic } from './logic';
import { mutators } from './mutators';
import { names } from './names';
import { offsets } from './offsets';
import { statements } from './statements';
import { strings } from './strings';
import type { Template } from './template';
import { values } from './values';

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
export const SEARCH_TEMPLATES: readonly Template[] = [
  ...ALL_TEMPLATES,
  mutators,
  callMutators,
  literalMutators,
  decisions,
  values,
  guards,
  statements,
  emptyBlocks,
  holes,
];

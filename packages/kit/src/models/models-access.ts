import type { ModelsAccess } from '../action/definition';
import type { CommonInputs } from '../action/inputs';

import { describeModels, openModels } from './open-models';

/** For the definition of an action that asks models. */
export const MODELS_ACCESS: ModelsAccess<CommonInputs> = { open: openModels, describe: describeModels };

import { chooseStatus } from '../model/statuses';

import type { HandlerFrame } from './handler-frame';
import { renderThrow } from './handler-frame';
import { nameCheck, representationFile } from './representation';

/** Refuses, and takes back, a change that leaves of an item none of the objects that it may be. */
export function renderBroken(variable: string, frame: HandlerFrame): string[] {
  const { operation, resource, module } = frame;
  if (operation.mayBreakVariant !== true) return [];
  const check = module.use(nameCheck(resource), representationFile(resource));
  const status = chooseStatus(operation.responses, [409, 422, 400], 422);
  const message = `What is asked for does not go together in one ${resource.words}.`;
  return [`if (!${check}(${variable})) ${renderThrow(status, message, frame)}`];
}

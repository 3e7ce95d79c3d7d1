import { findMapper } from '../model/answers';
import { dependsOnViewer } from '../model/derived';
import type { OperationModel } from '../model/operations';
import type { ResourceModel } from '../model/resources';
import { toLiteral, toMember } from '../text/literals';
import type { SourceModule } from '../text/source-module';

import { representationFile } from './representation';
import type { ServiceFrame } from './shared';

/** What a handler is written with. */
export interface HandlerFrame extends ServiceFrame {
  readonly operation: OperationModel;
  readonly resource: ResourceModel;
  readonly module: SourceModule;
  /** Marks a resource's store as used, and gives the name it has in the handler. */
  readonly useStore: (resource: ResourceModel) => string;
  /** The same for a store that is no resource's. */
  readonly useNamed: (storeKey: string) => string;
  /** Marks the caller as used, and gives the name that it has in the handler. */
  readonly useCaller: () => string;
}

/** Whether only an account can call, so that the caller is known. */
export function knowsCaller({ operation, service }: Pick<HandlerFrame, 'operation' | 'service'>): boolean {
  const taking = service.schemes.filter(({ planned }) => planned.takesTokens).map(({ planned }) => planned.name);
  const { security } = operation;
  return security.length > 0 && security.every((one) => Object.keys(one).some((name) => taking.includes(name)));
}

/** `, caller.id`: the account that items are read for, where what they show depends on it. */
export function renderViewer(frame: HandlerFrame): string {
  if (!dependsOnViewer(frame.resource, frame.service.resources)) return '';
  return `, ${knowsCaller(frame) ? `${frame.useCaller()}.id` : 'c.var.caller?.id'}`;
}

/** The item as it is answered: by itself, or in what the specification wraps it in. */
export function renderWrapped(item: string, { operation }: HandlerFrame): string {
  const property = operation.planned.success?.itemProperty;
  return property === undefined ? item : `{ ${toMember(property, item)} }`;
}

/** `throw new ApiError(404, 'There is no such book.')`, imports included. */
export function renderThrow(status: number, message: string, { module }: Pick<HandlerFrame, 'module'>): string {
  return `throw new ${module.use('ApiError', 'src/http/api-error.ts')}(${status}, ${toLiteral(message)});`;
}

/** The function that makes answers of rows, imported. */
export function useMapper({ service, operation, resource, module }: HandlerFrame): string {
  const mapper = findMapper(service.document, service.components, resource, operation);
  if (mapper === undefined) throw new Error(`${operation.planned.id} answers no item`);
  return module.use(mapper.name, representationFile(resource));
}

export function findResource({ service }: ServiceFrame, name: string | undefined): ResourceModel | undefined {
  return service.resources.find(({ planned }) => planned.name === name);
}

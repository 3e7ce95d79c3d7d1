import { findMapper } from '../model/answers';
import { dependsOnViewer } from '../model/derived';
import type { OperationModel } from '../model/operations';
import type { ResourceModel } from '../model/resources';
import { chooseStatus } from '../model/statuses';
import { toLiteral, toMember, toPropertyKey } from '../text/literals';
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

/** What an answer says beside an item or a list. */
export function renderCompanions({ operation }: Pick<HandlerFrame, 'operation'>): string[] {
  const { companions = {}, timeProperty } = operation.planned.success ?? {};
  return [
    ...Object.entries(companions).map(([name, value]) => `${toPropertyKey(name)}: ${toLiteral(value)}`),
    ...(timeProperty === undefined ? [] : [`${toPropertyKey(timeProperty)}: new Date().toISOString()`]),
  ];
}

/** The item as it is answered: by itself, or in what the specification wraps it in. */
export function renderWrapped(item: string, frame: HandlerFrame): string {
  const property = frame.operation.planned.success?.itemProperty;
  return property === undefined ? item : renderEnvelope([toMember(property, item)], frame);
}

/** The members of an envelope as they are answered: by themselves, or in what the specification wraps them in. */
export function renderEnvelope(
  members: readonly string[],
  frame: HandlerFrame,
  beside: readonly string[] = [],
): string {
  const property = frame.operation.planned.success?.envelopeProperty;
  const said = [...renderCompanions(frame), ...beside];
  if (property === undefined) return `{ ${[...said, ...members].join(', ')} }`;
  return `{ ${[...said, toMember(property, `{ ${members.join(', ')} }`)].join(', ')} }`;
}

/** A list in its envelope, with what is told of it beside it, or beside what holds it. */
export function renderListEnvelope(list: readonly string[], told: readonly string[], frame: HandlerFrame): string {
  return frame.operation.planned.success?.isToldBeside === true
    ? renderEnvelope(list, frame, told)
    : renderEnvelope([...list, ...told], frame);
}

type ThrowFrame = Pick<HandlerFrame, 'module' | 'namesProblems'>;
type SubjectFrame = ThrowFrame & Pick<HandlerFrame, 'operation'>;

/**
 * `throw new ApiError(404, 'There is no such book.')`, imports included.
 * @param problem - name of what is wrong and a word on it, for errors that tell problems by name
 */
export function renderThrow(
  status: number,
  message: string,
  { module, namesProblems }: ThrowFrame,
  problem?: readonly [name: string, word: string],
): string {
  const named = namesProblems && problem !== undefined ? `, {}, ${renderProblem(...problem)}` : '';
  return `throw new ${module.use('ApiError', 'src/http/api-error.ts')}(${status}, ${toLiteral(message)}${named});`;
}

/** `{ book: ['not found'] }` */
export function renderProblem(name: string, word: string): string {
  return `{ ${toPropertyKey(name)}: [${toLiteral(word)}] }`;
}

/** What errors call an item: as the answer's wrapper does, else by its resource's name. */
export function nameSubject({ variable, planned }: ResourceModel, operation: OperationModel): string {
  const { resource, success } = operation.planned;
  return (resource === planned.name ? success?.itemProperty : undefined) ?? variable;
}

/** The answer for an item that goes away while something is stored beside it. */
export function renderGone({ resource, operation, namesProblems }: HandlerFrame): string {
  const named = namesProblems ? `, ${renderProblem(nameSubject(resource, operation), 'not found')}` : '';
  return `reference: [404, 'There is no such ${resource.words}.'${named}],`;
}

/** Says that there is no such item. */
export function renderNoSuch(resource: ResourceModel, frame: SubjectFrame): string {
  const { planned, responses } = frame.operation;
  const subject = nameSubject(resource, frame.operation);
  // An id in a body that is nobody's is a wrong body, where nothing else is declared of it.
  const status = planned.idProperty === undefined ? 404 : chooseStatus(responses, [404, 422, 400], 404);
  return renderThrow(status, `There is no such ${resource.words}.`, frame, [subject, 'not found']);
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

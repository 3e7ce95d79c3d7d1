import { mayLackIds } from '../model/many';
import { chooseStatus, findResponse, findUnknown } from '../model/statuses';
import { nameTransition } from '../model/store-needs';
import { toAccess, toLiteral, toMember, toWords } from '../text/literals';

import { renderAnswer } from './answer';
import type { HandlerFrame } from './handler-frame';
import { nameSubject, renderListEnvelope, renderNoSuch, renderThrow, renderViewer, useMapper } from './handler-frame';
import { renderRefused } from './transition-handler';
import { guard, renderInput, renderReference, renderUnique } from './writing';

/** The ids that a request names, each once; in one order for all, so that of two requests neither waits for the other. */
function renderIds({ operation, service }: HandlerFrame): string {
  const { ids } = operation.planned;
  const source = ids?.in === 'query' ? "c.req.valid('query')" : "c.req.valid('json')";
  const access = ids?.name === undefined ? '' : toAccess(ids.name);
  return `[...new Set(${source}${access}${mayLackIds(service.document, operation) ? ' ?? []' : ''})].sort()`;
}

/** The answer where others refer to an item and keep it. */
export function renderReferenced({ operation, resource, service }: HandlerFrame): string[] {
  const keeps = service.resources.some(({ foreignKeys }) =>
    foreignKeys.some((key) => key.resource === resource.planned.name && key.onDelete === 'restrict'),
  );
  if (!keeps) return [];
  const status = chooseStatus(operation.responses, [409, 422, 400], 409);
  return [
    `reference: [${status}, ${toLiteral(`Something still refers to one of these ${toWords(resource.planned.plural)}.`)}],`,
  ];
}

/** Removes what a list of ids names. Where 404 is declared, an id that is nobody's leaves all; else it is no matter. */
export function renderDeleteManyHandler(frame: HandlerFrame): string[] {
  const { operation, resource } = frame;
  const { success } = operation.planned;
  const call = `await ${frame.useStore(resource)}.remove(id)`;
  const isStrict = findResponse(operation.responses, 404) !== undefined;
  const total = success?.totalProperty;
  const own = renderForeign(frame);
  const removal = isStrict ? `if ((${call}) === undefined) ${renderNoSuch(resource, frame)}` : `${call};`;
  const counting = `if ((${call}) !== undefined) total += 1;`;
  const isCounted = total !== undefined && !isStrict;
  const answer =
    total === undefined
      ? `return c.body(null, ${success?.status ?? 204});`
      : renderAnswer(`{ ${toMember(total, isStrict ? 'ids.length' : 'total')} }`, frame);
  return [
    `const ids = ${renderIds(frame)};`,
    ...(isCounted ? ['let total = 0;'] : []),
    ...guard(
      own.length === 0
        ? [`for (const id of ids) ${isCounted ? counting : removal}`, answer]
        : ['for (const id of ids) {', ...own, isCounted ? counting : removal, '}', answer],
      renderReferenced(frame),
      frame,
    ),
  ];
}

/** What becomes of an id that is nobody's: it refuses all where that is declared; else it is told of, or no matter. */
function renderAbsent(frame: HandlerFrame): string {
  const { operation, resource } = frame;
  const { ofIds } = operation.planned.success ?? {};
  const isTold = ofIds?.missing !== undefined || ofIds?.left !== undefined;
  if (isTold) return '{\nmissing.push(id);\ncontinue;\n}';
  if (findResponse(operation.responses, 404) !== undefined) return renderNoSuch(resource, frame);
  const status = findUnknown(operation.responses);
  if (status === undefined) return 'continue;';
  const subject = nameSubject(resource, operation);
  return renderThrow(status, `There is no such ${resource.words}.`, frame, [subject, 'not found']);
}

/** Refuses an item of somebody else's, or passes over it as if it were not there. */
function renderForeign(frame: HandlerFrame): string[] {
  const { operation, resource, useCaller } = frame;
  const { owner } = operation.planned;
  if (owner === undefined) return [];
  const foreign = `owned${toAccess(owner.property)} !== ${useCaller()}.id`;
  const found = `const owned = await ${frame.useStore(resource)}.find(id);`;
  const absent = renderAbsent(frame);
  const isRefused = owner.status === 403 && !absent.includes('continue;');
  if (!isRefused) return [found, `if (owned === undefined || ${foreign}) ${absent}`];
  const message = `Only its owner may do this to the ${resource.words}.`;
  const subject = nameSubject(resource, operation);
  return [
    found,
    `if (owned === undefined) ${absent}`,
    `if (${foreign}) ${renderThrow(403, message, frame, [subject, 'forbidden'])}`,
  ];
}

/** What is answered of those that were changed. */
function renderChanged(frame: HandlerFrame): string {
  const { success } = frame.operation.planned;
  const { ofIds, totalProperty, itemsProperty } = success ?? {};
  if (success === undefined || success.shape === 'empty') return `return c.body(null, ${success?.status ?? 204});`;
  const items = success.shape === 'other' ? undefined : `changed.map((row) => ${useMapper(frame)}(row))`;
  if (items !== undefined && success.shape === 'array') return renderAnswer(items, frame);
  const members: readonly (readonly [string | undefined, string | undefined])[] = [
    [itemsProperty, items],
    [totalProperty, 'changed.length'],
    [ofIds?.changed, 'changed'],
    [ofIds?.missing, 'missing'],
    [ofIds?.left, 'missing.length'],
  ];
  const told = members.flatMap(([name, code]) =>
    name === undefined || code === undefined ? [] : [toMember(name, code)],
  );
  // The items come first.
  return renderAnswer(renderListEnvelope(told.slice(0, 1), told.slice(1), frame), frame);
}

/** What is kept of each item for the answer. */
function renderKept(row: string, { operation }: HandlerFrame): string[] {
  const { success } = operation.planned;
  if (success?.shape === 'array' || success?.shape === 'envelope') return [`changed.push(${row});`];
  const isTold = success?.totalProperty !== undefined || success?.ofIds?.changed !== undefined;
  return isTold ? ['changed.push(id);'] : [];
}

/** Changes what a list of ids names, one after the other. The transaction around it changes all of them, or none. */
function renderChanging(call: string, stayed: readonly string[], frame: HandlerFrame): string[] {
  const { operation, resource } = frame;
  const { success } = operation.planned;
  const kept = renderKept(resource.variable, frame);
  const isMissing = success?.ofIds?.missing !== undefined || success?.ofIds?.left !== undefined;
  const type = success?.shape === 'other' ? `: typeof ids` : '';
  return [
    `const ids = ${renderIds(frame)};`,
    ...(kept.length === 0 ? [] : [`const changed${type} = [];`]),
    ...(isMissing ? ['const missing: typeof ids = [];'] : []),
    'for (const id of ids) {',
    ...renderForeign(frame),
    `const ${resource.variable} = await ${call};`,
    ...stayed,
    `if (${resource.variable} === undefined) ${renderAbsent(frame)}`,
    ...kept,
    '}',
    renderChanged(frame),
  ];
}

/** The viewer of the items, where they are shown. */
function renderShownViewer(frame: HandlerFrame): string {
  const { shape } = frame.operation.planned.success ?? {};
  return shape === 'array' || shape === 'envelope' ? renderViewer(frame) : '';
}

/** Moves what a list of ids names to another state. An item whose state does not allow it refuses all. */
export function renderTransitionManyHandler(frame: HandlerFrame): string[] {
  const { operation, resource } = frame;
  const store = frame.useStore(resource);
  const call = `${store}.${nameTransition(operation.planned.id)}(id${renderShownViewer(frame)})`;
  const isRefused = operation.planned.transition?.from !== undefined;
  const stayed = `if (${resource.variable} === undefined && (await ${store}.find(id)) !== undefined)`;
  return renderChanging(call, isRefused ? [`${stayed} ${renderRefused(frame)}`] : [], frame);
}

/** Changes what a list of ids names by what the request carries beside it. */
export function renderPatchManyHandler(frame: HandlerFrame): string[] {
  const { lines, input, owned } = renderInput('patch', frame);
  const call = `${frame.useStore(frame.resource)}.update(id, ${input}${renderShownViewer(frame)})`;
  const answers = [...renderUnique('patch', frame), ...renderReference('patch', frame)];
  return [...lines, ...owned, ...guard(renderChanging(call, [], frame), answers, frame)];
}

import type { Carried } from '@orchestrate/contracts/message';

import { PASSWORD_HASH } from '../model/account-columns';
import { chooseStatus } from '../model/statuses';
import { toAccess, toLiteral, toPascal, toPropertyKey } from '../text/literals';

import { renderItemAnswer } from './answer';
import type { HandlerFrame } from './handler-frame';
import { renderThrow, renderViewer } from './handler-frame';
import { readPath } from './path';
import { renderWriteCode } from './write-code';
import { PASSWORDS_FILE, renderBody } from './writing';

const OUTBOX = 'outbox';

/** Reads what an operation is asked with, each part once. */
function readParts(parts: readonly (Carried | undefined)[], frame: HandlerFrame): string[] {
  const places = new Set(parts.map((part) => part?.in));
  return [
    ...(places.has('path') ? readPath(frame) : []),
    ...(places.has('query') ? ["const query = c.req.valid('query');"] : []),
    ...(places.has('body') ? [`const body = ${renderBody(frame)};`] : []),
  ];
}

function renderPart({ in: place, name }: Carried): string {
  return `${place}${toAccess(name)}`;
}

/** Writes a message with a code to the account of an address, or of who calls. */
export function renderSendCodeHandler(frame: HandlerFrame): string[] {
  const { resource, operation } = frame;
  const { variable } = resource;
  const { address, purpose = 'password' } = operation.planned.message ?? {};
  const { login = '' } = resource.planned.account ?? {};
  const store = frame.useStore(resource);
  const found =
    address === undefined
      ? `${store}.find(${frame.useCaller()}.id${renderViewer(frame)})`
      : `${store}.findBy${toPascal(login)}(${renderPart(address)})`;
  return [
    ...readParts([address], frame),
    `const ${variable} = await ${found};`,
    ...(address === undefined ? [] : ['// Who asks does not learn whether anybody has the address.']),
    renderWriteCode(purpose, [`${variable} !== undefined`], frame),
    renderItemAnswer(variable, frame),
  ];
}

export function renderSendTestHandler(frame: HandlerFrame): string[] {
  const { address } = frame.operation.planned.message ?? {};
  if (address === undefined) throw new Error(`${frame.operation.planned.id} writes to nobody`);
  return [
    ...readParts([address], frame),
    `await ${frame.useNamed(OUTBOX)}.writeTest(${renderPart(address)});`,
    renderItemAnswer('', frame),
  ];
}

/** Takes a code out of a message, and does what it was written for. */
export function renderUseCodeHandler(frame: HandlerFrame): string[] {
  const { resource, operation, module } = frame;
  const { code, purpose = 'password', next, repeated, flag } = operation.planned.message ?? {};
  if (code === undefined) throw new Error(`${operation.planned.id} takes no code`);
  const status = chooseStatus(operation.responses, [401, 403, 404, 410, 422, 400], 400);
  const refusal = renderThrow(status, `The ${code.name} is not valid, or no longer.`, frame, [code.name, 'invalid']);
  const body = next === undefined ? undefined : ({ in: 'body', name: next } as const);
  const different = renderThrow(
    chooseStatus(operation.responses, [422, 400], 400),
    `The ${repeated ?? ''} is not the ${next ?? ''}.`,
    frame,
  );
  const change =
    body === undefined
      ? `${toPropertyKey(flag ?? '')}: true`
      : `${PASSWORD_HASH}: await ${module.use('hashPassword', PASSWORDS_FILE)}(${renderPart(body)})`;
  return [
    ...readParts([code, body], frame),
    ...(repeated === undefined || body === undefined
      ? []
      : [`if (${renderPart(body)} !== body${toAccess(repeated)}) ${different}`]),
    `const holder = await ${frame.useNamed(OUTBOX)}.useCode(${toLiteral(purpose)}, ${renderPart(code)});`,
    `if (holder === undefined) ${refusal}`,
    `await ${frame.useStore(resource)}.update(holder, { ${change} }${renderViewer(frame)});`,
    renderItemAnswer('', frame),
  ];
}

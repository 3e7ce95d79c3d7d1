import { PASSWORD_HASH } from '../model/account-columns';
import { chooseStatus } from '../model/statuses';
import { toAccess } from '../text/literals';

import { renderAccountAnswer, renderIssue } from './account-handlers';
import { renderItemAnswer } from './answer';
import type { HandlerFrame } from './handler-frame';
import { renderThrow, renderViewer } from './handler-frame';
import { PASSWORDS_FILE, renderBody, renderMissing } from './writing';

/** Ends the token that the caller presented, and what the request carries that renews one, with that. */
export function renderEndTokenHandler(frame: HandlerFrame): string[] {
  const { property, security } = frame.operation.planned;
  const tokens = frame.useNamed('accessTokens');
  const given =
    property === undefined ? [] : [`await ${tokens}.takeRefresh(${renderBody(frame)}${toAccess(property)});`];
  const presented = property === undefined || security.length > 0;
  return [
    ...(presented ? [`await ${tokens}.end(${frame.useCaller()}.token);`] : []),
    ...given,
    renderItemAnswer('', frame),
  ];
}

/** Gives a new token for what a login gave beside the old one. */
export function renderRenewTokenHandler(frame: HandlerFrame): string[] {
  const { operation, resource } = frame;
  const { success, property = '' } = operation.planned;
  const tokens = frame.useNamed('accessTokens');
  const given = `body${toAccess(property)}`;
  const isRotated = success?.token?.refreshProperty !== undefined;
  const status = chooseStatus(operation.responses, [401, 403, 422, 400], 401);
  const refusal = renderThrow(status, `The ${property} is not valid, or no longer.`, frame, ['token', 'invalid']);
  const show = (): string[] => [
    `const ${resource.variable} = await ${frame.useStore(resource)}.find(account${renderViewer(frame)});`,
    renderMissing(resource.variable, frame),
  ];
  return [
    `const body = ${renderBody(frame)};`,
    `const account = await ${tokens}.${isRotated ? 'takeRefresh' : 'findRefresh'}(${given});`,
    `if (account === undefined) ${refusal}`,
    ...renderIssue('account', frame),
    ...(isRotated ? [] : [`await ${tokens}.keepRefresh(${given}, token);`]),
    ...(success?.shape === 'item' ? show() : []),
    renderAccountAnswer(resource.variable, 'token', frame),
  ];
}

/** Looks at the old password, where the request carries it. */
function checkCurrent(frame: HandlerFrame, current: string): string[] {
  const { operation, resource, module } = frame;
  const { variable } = resource;
  const verify = module.use('verifyPassword', PASSWORDS_FILE);
  const status = chooseStatus(operation.responses, [403, 401, 422, 400], 401);
  const refusal = renderThrow(status, `The ${current} is wrong.`, frame, ['credentials', 'invalid']);
  return [
    `const ${variable} = await ${frame.useStore(resource)}.find(${frame.useCaller()}.id${renderViewer(frame)});`,
    `if (!(await ${verify}(body${toAccess(current)}, ${variable}?.${PASSWORD_HASH}))) ${refusal}`,
  ];
}

/** Takes a new password from who knows the old one, or from who is known by a token where nothing asks for the old one. */
export function renderChangePasswordHandler(frame: HandlerFrame): string[] {
  const { operation, resource, module } = frame;
  const { current, next, repeated } = operation.planned.passwords ?? { next: '' };
  const { variable } = resource;
  const hash = module.use('hashPassword', PASSWORDS_FILE);
  const different = renderThrow(
    chooseStatus(operation.responses, [422, 400], 400),
    `The ${repeated ?? ''} is not the ${next}.`,
    frame,
  );
  const change = `await ${frame.useStore(resource)}.update(${frame.useCaller()}.id, { ${PASSWORD_HASH}: await ${hash}(body${toAccess(next)}) }${renderViewer(frame)});`;
  return [
    `const body = ${renderBody(frame)};`,
    ...(repeated === undefined ? [] : [`if (body${toAccess(next)} !== body${toAccess(repeated)}) ${different}`]),
    ...(current === undefined
      ? [`const ${variable} = ${change}`, renderMissing(variable, frame)]
      : [...checkCurrent(frame, current), change]),
    renderItemAnswer(variable, frame),
  ];
}

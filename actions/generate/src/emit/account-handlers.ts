import type { Success } from '@orchestrate/contracts/plan';

import { PASSWORD_HASH } from '../model/account-columns';
import { listMappers, showsToken } from '../model/answers';
import { findColumn } from '../model/derived';
import { confirmsAddresses } from '../model/messages';
import { readBodyShape } from '../model/resources';
import { chooseStatus } from '../model/statuses';
import { toAccess, toLiteral, toMember, toPascal, toPropertyKey } from '../text/literals';

import { renderAnswer, renderItemAnswer } from './answer';
import type { HandlerFrame } from './handler-frame';
import { renderEnvelope, renderThrow, renderViewer, renderWrapped, useMapper } from './handler-frame';
import { renderNarrowing } from './narrowing';
import { renderWriteCode } from './write-code';
import {
  guard,
  PASSWORDS_FILE,
  renderBody,
  renderInput,
  renderMissing,
  renderPasswordHash,
  renderUnique,
} from './writing';

type Token = NonNullable<Success['token']>;

/** Whether the item that is answered shows the caller's token. */
function showsItsToken(frame: HandlerFrame): boolean {
  const { service, resource } = frame;
  const { document, components, resources } = service;
  const name = useMapper(frame);
  const mapper = listMappers(document, components, resource, resources).find((one) => one.name === name);
  return mapper !== undefined && showsToken(document, mapper, resource);
}

/** What answers with an account, a token, or both. */
export function renderAccountAnswer(variable: string, token: string, frame: HandlerFrame): string {
  const { success } = frame.operation.planned;
  if (success?.confirmation !== undefined || success?.said !== undefined) return renderItemAnswer(variable, frame);
  if (success === undefined || success.shape === 'empty') return `return c.body(null, ${success?.status ?? 204});`;
  const item =
    success.shape === 'item'
      ? `${useMapper(frame)}(${variable}${showsItsToken(frame) ? `, ${token}` : ''})`
      : undefined;
  if (success.token === undefined) return renderAnswer(renderWrapped(item ?? '{}', frame), frame);
  const { holder, isBeside } = success.token;
  const told = renderTold(success.token, token, frame);
  const tokens = holder === undefined ? told : [toMember(holder, `{ ${told.join(', ')} }`)];
  const account =
    item === undefined ? renderShown(variable, frame) : [toMember(success.itemProperty ?? 'account', item)];
  const body =
    isBeside === true ? renderEnvelope(account, frame, tokens) : renderEnvelope([...tokens, ...account], frame);
  return renderAnswer(body, frame);
}

/** The member of an answer that tells when a token ends that lasts so many seconds from now. */
function renderExpiry(property: string | undefined, useSeconds: () => string): string[] {
  if (property === undefined) return [];
  return [toMember(property, `new Date(Date.now() + ${useSeconds()} * 1000).toISOString()`)];
}

/** What stands of the account beside its token. */
function renderShown(variable: string, { operation, resource }: HandlerFrame): string[] {
  return (operation.planned.success?.shows ?? []).map(({ property, from }) => {
    const { isNotNull, allowsNull } = findColumn(resource, from);
    return toMember(property, `${variable}${toAccess(from)}${isNotNull || allowsNull ? '' : ' ?? undefined'}`);
  });
}

/** What an answer tells of a token: how it is called, and when it ends. */
function renderTold(told: Token, token: string, { module }: HandlerFrame): string[] {
  const { property, refreshProperty, typeProperty, typeName, secondsProperty, expiryProperty } = told;
  const { accessHolder, refreshHolder, refreshExpiryProperty } = told;
  const useNumber = (name: string) => (): string => module.use(name, 'src/accounts/access-tokens.ts');
  const useSeconds = useNumber('TOKEN_SECONDS');
  const type = typeName === undefined ? toLiteral('Bearer') : `${toLiteral(typeName)} as const`;
  const refresh = [
    ...(refreshProperty === undefined ? [] : [toMember(refreshProperty, 'refreshToken')]),
    ...renderExpiry(refreshExpiryProperty, useNumber('REFRESH_SECONDS')),
  ];
  const isApart = accessHolder !== undefined && refreshHolder !== undefined;
  const access = [
    toMember(property, token),
    ...(isApart ? [] : refresh),
    ...(typeProperty === undefined ? [] : [toMember(typeProperty, type)]),
    ...(secondsProperty === undefined ? [] : [toMember(secondsProperty, useSeconds())]),
    ...renderExpiry(expiryProperty, useSeconds),
  ];
  if (!isApart) return access;
  return [toMember(accessHolder, `{ ${access.join(', ')} }`), toMember(refreshHolder, `{ ${refresh.join(', ')} }`)];
}

/** Whether an answer holds a token that has to be made for it. */
function answersToken(frame: HandlerFrame): boolean {
  const { success } = frame.operation.planned;
  return success?.token !== undefined || (success?.shape === 'item' && showsItsToken(frame));
}

/** Makes the tokens that the answer tells of. */
export function renderIssue(id: string, { operation, useNamed }: HandlerFrame): string[] {
  const tokens = useNamed('accessTokens');
  const refreshes = operation.planned.success?.token?.refreshProperty !== undefined;
  return [
    `const token = await ${tokens}.issue(${id});`,
    ...(refreshes ? [`const refreshToken = await ${tokens}.issueRefresh(${id}, token);`] : []),
  ];
}

function renderOwnId(variable: string, { resource }: HandlerFrame): string {
  return `${variable}${toAccess(resource.planned.id.property)}`;
}

/** The request without the password, which is only kept as a hash, and which must be the same where it is sent twice. */
function renderWithoutPassword(rest: string, frame: HandlerFrame): string[] {
  const { resource, service, operation } = frame;
  const { password = '' } = resource.planned.account ?? {};
  const { repeated } = operation.planned.passwords ?? {};
  const key = password === 'password' ? 'password' : `${toPropertyKey(password)}: password`;
  if (repeated === undefined) return [`const { ${key}, ...${rest} } = ${renderBody(frame)};`];
  const isDemanded = readBodyShape(service.document, operation)?.properties.get(repeated)?.isRequired === true;
  const status = chooseStatus(operation.responses, [422, 400], 400);
  return [
    `const { ${key}, ${toPropertyKey(repeated)}: repeated, ...${rest} } = ${renderBody(frame)};`,
    `if (${isDemanded ? '' : "typeof repeated === 'string' && "}password !== repeated) ${renderThrow(status, `The ${repeated} is not the ${password}.`, frame)}`,
  ];
}

export function renderRegisterHandler(frame: HandlerFrame): string[] {
  const { resource, service, operation } = frame;
  const { variable } = resource;
  const { password = '' } = resource.planned.account ?? {};
  const given = readBodyShape(service.document, operation)?.properties.get(password);
  const hash = `${PASSWORD_HASH}: ${renderPasswordHash('password', frame, given)}`;
  const viewer = frame.operation.planned.success?.shape === 'item' ? renderViewer(frame) : '';
  const call = `await ${frame.useStore(resource)}.insert({ ...input, ${hash} }${viewer.replace(', c.var.caller?.id', '')});`;
  const isTold = answersToken(frame);
  const { success } = frame.operation.planned;
  const isShown = success?.shape === 'item' || success?.idProperty !== undefined || success?.shows !== undefined;
  const confirms = confirmsAddresses(resource);
  const lines = [
    isTold || isShown || confirms ? `const ${variable} = ${call}` : call,
    ...(confirms ? [renderWriteCode('email', [], frame)] : []),
    ...(isTold ? renderIssue(renderOwnId(variable, frame), frame) : []),
    renderAccountAnswer(variable, 'token', frame),
  ];
  return [
    ...renderWithoutPassword('input', frame),
    ...renderNarrowing('create', frame),
    ...guard(lines, renderUnique('create', frame), frame),
  ];
}

export function renderLoginHandler(frame: HandlerFrame): string[] {
  const { resource, service, operation, module } = frame;
  const { variable } = resource;
  const { login = '', password: own = '' } = resource.planned.account ?? {};
  const shape = readBodyShape(service.document, operation);
  const { login: given, password } = operation.planned.credentials ?? { login, password: own };
  const status = chooseStatus(operation.responses, [401, 403, 422, 400], 401);
  const read = (name: string): string =>
    `credentials${toAccess(name)}${shape?.properties.get(name)?.isRequired === false ? " ?? ''" : ''}`;
  return [
    `const credentials = ${renderBody(frame)};`,
    `const ${variable} = await ${frame.useStore(resource)}.findBy${toPascal(login)}(${read(given)});`,
    `const isRight = await ${module.use('verifyPassword', PASSWORDS_FILE)}(${read(password)}, ${variable}?.${PASSWORD_HASH});`,
    `if (${variable} === undefined || !isRight) ${renderThrow(status, `The ${given} or the password is wrong.`, frame, ['credentials', 'invalid'])}`,
    ...(answersToken(frame) ? renderIssue(renderOwnId(variable, frame), frame) : []),
    renderAccountAnswer(variable, 'token', frame),
  ];
}

export function renderReadSelfHandler(frame: HandlerFrame): string[] {
  const { resource } = frame;
  const caller = frame.useCaller();
  return [
    `const ${resource.variable} = await ${frame.useStore(resource)}.find(${caller}.id${renderViewer(frame)});`,
    renderMissing(resource.variable, frame),
    renderAccountAnswer(resource.variable, `${caller}.token`, frame),
  ];
}

export function renderPatchSelfHandler(frame: HandlerFrame): string[] {
  const { resource } = frame;
  const caller = frame.useCaller();
  const { lines: reads, input } = renderInput('patch', frame);
  const update = `${frame.useStore(resource)}.update(${caller}.id, ${input}${renderViewer(frame)})`;
  const lines = [
    `const ${resource.variable} = await ${update};`,
    renderMissing(resource.variable, frame),
    renderAccountAnswer(resource.variable, `${caller}.token`, frame),
  ];
  return [...reads, ...guard(lines, renderUnique('patch', frame), frame)];
}

export function renderDeleteSelfHandler(frame: HandlerFrame): string[] {
  const { resource } = frame;
  const caller = frame.useCaller();
  return [
    `const ${resource.variable} = await ${frame.useStore(resource)}.remove(${caller}.id);`,
    renderMissing(resource.variable, frame),
    renderAccountAnswer(resource.variable, `${caller}.token`, frame),
  ];
}

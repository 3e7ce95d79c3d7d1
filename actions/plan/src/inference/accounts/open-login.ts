import type { OpenApiDocument } from '@orchestrate/kit/openapi/document';
import { extendPointer } from '@orchestrate/kit/openapi/references';
import { followSchema, listTypes } from '@orchestrate/kit/openapi/schemas';

import { quoteNames } from '../../wording';
import { foldName } from '../names';
import type { OperationView } from '../operation-view';
import type { ResourceDraft } from '../resources';

import { isLoginName, isPasswordName } from './account-names';
import type { Role } from './roles';

const LOGIN = /^(?:login|signin)$/;
const LOGOUT = /^(?:logout|signout)$/;

interface Frame {
  readonly document: OpenApiDocument;
  readonly views: readonly OperationView[];
  readonly drafts: readonly ResourceDraft[];
}

/** The last segment of a path that selects nothing, folded. */
function readEnd({ shape }: OperationView): string {
  return shape.kind === 'collection' && shape.parents.length === 0 ? foldName(shape.segment) : '';
}

function answersText({ success }: OperationView): boolean {
  const schema = success?.body?.isJson === true ? success.body.schema : undefined;
  return schema !== undefined && listTypes(schema.value).join() === 'string' && schema.value.enum === undefined;
}

/** The query parameters that carry a name and a password, and the resource whose items have both and show them. */
function findLogin(
  view: OperationView,
  { document, drafts }: Frame,
): { draft: ResourceDraft; names: string[] } | undefined {
  if (!LOGIN.test(readEnd(view)) || view.request !== undefined || !answersText(view)) return undefined;
  const texts = view.parameters.filter(
    ({ value, pointer }) =>
      value.in === 'query' &&
      listTypes(followSchema(document, value.schema, extendPointer(pointer, 'schema')).value).join() === 'string',
  );
  const all = texts.map(({ value }) => value.name);
  const names = [all.find(isLoginName), all.find(isPasswordName)].filter((name) => name !== undefined);
  const draft = drafts.find(({ representation: { properties } }) =>
    names.every((name) => {
      const property = properties.get(name)?.value;
      return property !== undefined && property.writeOnly !== true && listTypes(property).join() === 'string';
    }),
  );
  return draft === undefined || names.length !== 2 ? undefined : { draft, names };
}

function createLogin(view: OperationView, { draft, names }: { draft: ResourceDraft; names: string[] }): Role {
  const { status = 200, body } = view.success ?? {};
  const detail = `GET with ${quoteNames(names)} answers a text where some ${draft.name} has both; no operation asks for it`;
  return {
    draft,
    rule: () => ({
      kind: 'open-login',
      success: { status, ...(body === undefined ? {} : { contentType: body.contentType }), shape: 'other' },
      filters: names.map((name) => ({ parameter: name, property: name, operator: 'eq' })),
      evidence: [{ rule: 'open-login', detail }],
    }),
  };
}

/**
 * `GET /user/login?username=…&password=…` and `GET /user/logout` where no security scheme takes tokens: there are no
 * accounts, and what a login answers lets nobody in.
 */
export function assignOpenLogins(frame: Frame): ReadonlyMap<string, Role> {
  const logins = frame.views.flatMap((view) => {
    const found = findLogin(view, frame);
    return found === undefined ? [] : [{ view, found }];
  });
  const roles = new Map(logins.map(({ view, found }) => [view.id, createLogin(view, found)]));
  const [first] = logins;
  if (first === undefined) return roles;
  const { draft } = first.found;
  for (const view of frame.views) {
    const { request, success } = view;
    if (!LOGOUT.test(readEnd(view)) || request?.isRequired === true || success === undefined) continue;
    if (success.body !== undefined) continue;
    const detail = 'nothing is kept of a login that lets nobody in, so that there is nothing to end';
    const rule: Role['rule'] = () => ({
      kind: 'logout',
      success: { status: success.status, shape: 'empty' },
      evidence: [{ rule: 'logout', detail }],
    });
    roles.set(view.id, { draft, rule });
  }
  return roles;
}

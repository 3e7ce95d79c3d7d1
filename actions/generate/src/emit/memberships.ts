import { findIdParameter } from '../model/fit';
import type { MembershipModel } from '../model/memberships';
import { findMembership } from '../model/memberships';
import type { ResourceModel } from '../model/resources';
import { chooseStatus, findUnknown } from '../model/statuses';
import { toAccess } from '../text/literals';
import { SourceModule } from '../text/source-module';

import { renderItemAnswer } from './answer';
import type { HandlerFrame } from './handler-frame';
import { renderGone, renderNoSuch, renderThrow, renderViewer } from './handler-frame';
import { renderReference } from './marks';
import { readPath } from './path';
import { guard, renderBody, renderMissing } from './writing';

const PG_CORE = 'drizzle-orm/pg-core';

function emitMembership(
  { file, constant, sqlName, planned }: MembershipModel,
  item: ResourceModel,
  member: ResourceModel,
): SourceModule {
  const module = new SourceModule(file);
  module.declare(constant);
  const key = `${module.use('primaryKey', PG_CORE)}({ columns: [table.item, table.member] })`;
  const index = `${module.use('index', PG_CORE)}().on(table.member)`;
  const place = `place: ${module.use('bigint', PG_CORE)}('place', { mode: 'number' }).notNull().generatedAlwaysAsIdentity(),`;
  const columns = [renderReference('item', item, module), renderReference('member', member, module), place].join('\n');
  const comment = `/** Which ${member.words} is among the \`${planned.name}\` of which ${item.words}, in the order in which they came. */`;
  module.add(
    `${comment}\nexport const ${constant} = ${module.use('pgTable', PG_CORE)}('${sqlName}', {\n${columns}\n}, (table) => [${key}, ${index}]);`,
  );
  return module;
}

/** The tables of what items hold of other resources. */
export function emitMemberships(resources: readonly ResourceModel[]): SourceModule[] {
  return resources.flatMap((item) =>
    item.memberships.flatMap((membership) => {
      const member = resources.find(({ planned }) => planned.name === membership.planned.resource);
      return member === undefined ? [] : [emitMembership(membership, item, member)];
    }),
  );
}

/** Says of an id in a body that nobody has it. */
function renderUnknown(member: ResourceModel, frame: HandlerFrame): string {
  const { responses } = frame.operation;
  const status = findUnknown(responses) ?? chooseStatus(responses, [404, 422, 400], 404);
  return renderThrow(status, `There is no such ${member.words}.`, frame, [member.variable, 'not found']);
}

/** Adds an item to those that another one holds, or takes it away; both must be there. */
export function renderMembershipHandler(frame: HandlerFrame): string[] {
  const { operation, resource, service, useNamed } = frame;
  const { kind, member: selected, success } = operation.planned;
  const found = findMembership(operation, service.resources);
  if (found === undefined || selected === undefined) throw new Error(`${operation.planned.id} changes no membership`);
  const { membership, member } = found;
  const id = `path${toAccess(findIdParameter(operation) ?? '')}`;
  const store = frame.useStore(resource);
  const isThere = `if ((await ${store}.find(${id})) === undefined) ${renderNoSuch(resource, frame)}`;
  const { property, parameter = '', isList = false } = selected;
  const given = property === undefined ? `path${toAccess(parameter)}` : `${renderBody(frame)}${toAccess(property)}`;
  const other = isList ? 'one' : given;
  const missing = property === undefined ? renderNoSuch(member, frame) : renderUnknown(member, frame);
  const one = [
    `if ((await ${frame.useStore(member)}.find(${other})) === undefined) ${missing}`,
    `await ${useNamed(membership.storeKey)}.${kind === 'join' ? 'add' : 'remove'}(${id}, ${other});`,
  ];
  const change = isList ? [`for (const one of ${given}) {`, ...one, '}'] : one;
  // Either may go in between.
  const changed = kind === 'join' ? guard(change, [renderGone(frame)], frame) : change;
  const { variable } = resource;
  const shown =
    success?.shape === 'empty'
      ? []
      : [`const ${variable} = await ${store}.find(${id}${renderViewer(frame)});`, renderMissing(variable, frame)];
  return [...readPath(frame), isThere, ...changed, ...shown, renderItemAnswer(variable, frame)];
}

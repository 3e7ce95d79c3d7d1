import type { OperationView } from '../../service/operation-view';
import { isOfItem } from '../../service/operation-view';
import type { ResourceView } from '../../service/resource-view';
import { chooseSchemes } from '../../service/service-view';
import { emitLogin, emitRegister, refuseTokens } from '../people/accounts';
import { emitCart } from '../people/carts';
import { emitCheckout } from '../people/checkout';
import { emitClearOwn } from '../people/clear';
import { emitPersonalLists } from '../people/lists';
import { emitManyPermissions } from '../people/many';
import { emitMark, emitMarkFilters } from '../people/marks';
import { emitSendCode, emitUseCode } from '../people/messages';
import { emitOwnedReferences } from '../people/owned';
import type { People } from '../people/people';
import { findPeople } from '../people/people';
import { emitPermissions } from '../people/permissions';
import { emitDeleteSelf, emitPatchSelf, emitReadSelf } from '../people/self';
import { emitChangePassword, emitEndToken, emitRenewToken } from '../people/sessions';
import { emitSharedList, emitSharing } from '../people/sharing';
import { emitStatisticsOwn } from '../people/statistics';
import type { EmitContext } from '../scene';
import type { Suite, TestCase } from '../test-module';

import { refuseStrangeAncestors } from './ancestors';
import { emitPatch, emitReplace } from './change';
import { emitChangeMany } from './change-many';
import { emitChosenId, emitRenaming } from './chosen-id';
import { emitClear } from './clear';
import { emitMatch, emitTag } from './conditions';
import { emitCounts } from './counts';
import { emitCreate } from './create';
import { emitCreateMany } from './create-many';
import { emitCreateWithFile } from './create-with-file';
import { emitDeleteMany } from './delete-many';
import { emitDownload, emitRemoveFile, emitUpload } from './files';
import { emitIdempotency } from './idempotency';
import { emitList } from './lists';
import { emitJoin, emitLeave } from './members';
import { emitNewest } from './newest';
import { emitPut } from './put';
import { emitLogout, emitOpenLogin, emitQueryPatch } from './queries';
import { emitRead } from './read';
import { emitReference } from './reference';
import { refuseBodies, refusePaths, refuseQueries, refuseStrangers, refuseUnknown, surviveNul } from './refusals';
import { emitRemove } from './remove';
import { emitRestore } from './restore';
import { emitStatistics } from './statistics';
import { emitTransition } from './transition';
import { emitValues } from './values';

function emitFile(context: EmitContext, resource: ResourceView, operation: OperationView): TestCase[] {
  switch (operation.planned.kind) {
    case 'upload':
      return emitUpload(context, resource, operation);
    case 'download':
      return emitDownload(context, resource, operation);
    case 'remove-file':
      return emitRemoveFile(context, resource, operation);
    default:
      return [];
  }
}

/** What is told of all items, and shows none. */
function emitNumbers(context: EmitContext, resource: ResourceView, operation: OperationView): TestCase[] {
  switch (operation.planned.kind) {
    case 'statistics':
      return emitStatistics(context, resource, operation);
    case 'counts':
      return emitCounts(context, resource, operation);
    case 'values':
      return emitValues(context, resource, operation);
    default:
      return [];
  }
}

/** What is done to several items at once. */
function emitSeveral(context: EmitContext, resource: ResourceView, operation: OperationView): TestCase[] {
  switch (operation.planned.kind) {
    case 'create-many':
      return emitCreateMany(context, resource, operation);
    case 'transition-many':
    case 'patch-many':
      return emitChangeMany(context, resource, operation);
    case 'delete-many':
      return emitDeleteMany(context, resource, operation);
    default:
      return [];
  }
}

function emitHeld(context: EmitContext, resource: ResourceView, operation: OperationView): TestCase[] {
  const { kind } = operation.planned;
  if (kind === 'join') return emitJoin(context, resource, operation);
  if (kind === 'leave') return emitLeave(context, resource, operation);
  if (kind === 'refer' || kind === 'unrefer') return emitReference(context, resource, operation);
  return [emitSeveral, emitNumbers, emitFile].flatMap((emit) => emit(context, resource, operation));
}

function emitKind(context: EmitContext, resource: ResourceView, operation: OperationView): TestCase[] {
  switch (operation.planned.kind) {
    case 'create':
      return [
        ...emitCreate(context, resource, operation),
        ...emitCreateWithFile(context, resource, operation),
        ...emitChosenId(context, resource, operation),
      ];
    case 'put':
      return [...emitCreate(context, resource, operation), ...emitPut(context, resource, operation)];
    case 'read':
      return emitRead(context, resource, operation);
    case 'list':
      return [...emitList(context, resource, operation), ...emitNewest(context, resource, operation)];
    case 'replace':
      return [...emitReplace(context, resource, operation), ...emitRenaming(context, resource, operation)];
    case 'patch':
      return emitPatch(context, resource, operation);
    case 'delete':
      return emitRemove(context, resource, operation);
    case 'transition':
      return emitTransition(context, resource, operation);
    case 'clear-collection':
      return emitClear(context, resource, operation);
    case 'restore':
      return emitRestore(context, resource, operation);
    case 'query-patch':
      return emitQueryPatch(context, resource, operation);
    case 'open-login':
      return emitOpenLogin(context, resource, operation);
    case 'logout':
      return emitLogout(operation);
    default:
      return emitHeld(context, resource, operation);
  }
}

/** What needs people who call, each with an account. */
function emitForPeople(context: EmitContext, resource: ResourceView, operation: OperationView): TestCase[] {
  const people = findPeople(context);
  if (people === undefined) return [];
  switch (operation.planned.kind) {
    case 'register':
      return [
        ...emitCreate(context, resource, operation),
        ...(operation === people.registration?.operation ? emitRegister(people, people.registration) : []),
      ];
    case 'login':
      return emitLogin(people);
    case 'end-token':
      return emitEndToken(people, operation);
    case 'renew-token':
      return emitRenewToken(people, operation);
    case 'send-code':
      return emitSendCode(operation);
    case 'use-code':
      return emitUseCode(operation);
    case 'change-password':
      return emitChangePassword(people, operation);
    case 'read-self':
      return [...emitReadSelf(people, operation), ...refuseTokens(context, people, operation)];
    case 'patch-self':
      return emitPatchSelf(context, people, operation);
    case 'delete-self':
      return emitDeleteSelf(context, people, operation);
    case 'mark':
    case 'unmark':
      return emitMark(context, people, resource, operation);
    case 'list':
      return emitLists(context, people, resource, operation);
    default:
      return emitOwned(context, people, resource, operation);
  }
}

/** What people see of their own and of what is shared with them, and of nobody else's. */
function emitLists(context: EmitContext, people: People, resource: ResourceView, operation: OperationView): TestCase[] {
  return [
    ...emitPersonalLists(context, people, resource, operation),
    ...emitMarkFilters(context, people, resource, operation),
    ...emitOwnedReferences(context, people, resource, operation),
    ...emitSharing(context, people, resource, operation),
    ...emitSharedList(context, people, resource, operation),
  ];
}

/** What people may do to their own, and to nobody else's. */
function emitOwned(context: EmitContext, people: People, resource: ResourceView, operation: OperationView): TestCase[] {
  return [
    ...emitCart(context, people, resource, operation),
    ...emitCheckout(context, people, resource, operation),
    ...emitClearOwn(context, people, resource, operation),
    ...emitStatisticsOwn(context, people, resource, operation),
    ...emitPermissions(context, people, resource, operation),
    ...emitManyPermissions(context, people, resource, operation),
    ...emitOwnedReferences(context, people, resource, operation),
    ...emitSharing(context, people, resource, operation),
  ];
}

/** The end-to-end tests of one operation. */
export function emitOperation(context: EmitContext, resource: ResourceView, operation: OperationView): Suite {
  const { title, planned } = operation;
  if (chooseSchemes(context.view.plan, operation) === undefined)
    return { title, cases: refuseStrangers(context, operation) };
  const isNestedList = ['list', 'clear-collection', 'statistics'].includes(planned.kind) && operation.path.length > 0;
  return {
    title,
    cases: [
      ...emitKind(context, resource, operation),
      ...emitForPeople(context, resource, operation),
      ...emitTag(context, resource, operation),
      ...emitMatch(context, resource, operation),
      ...emitIdempotency(context, resource, operation),
      ...refuseBodies(context, resource, operation),
      ...surviveNul(context, resource, operation),
      ...refuseQueries(context, operation),
      ...refusePaths(operation),
      ...refuseStrangeAncestors(context, resource, operation),
      ...(isOfItem(operation) || isNestedList ? refuseUnknown(context, resource, operation) : []),
      ...refuseStrangers(context, operation),
    ],
  };
}

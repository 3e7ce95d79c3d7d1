import type { OpenApiDocument } from '@orchestrate/kit/openapi/document';

import { carriesFiles } from './files';
import type { FieldKind, FieldKinds } from './form-fields';
import { findFormFields, findOnlyForm, listKinds } from './form-fields';
import type { OperationModel } from './operations';

/** What the forms of a service hold beside fields that are one text. */
export interface FormNeeds {
  /** Whether they hold anything else at all. */
  readonly kinds: boolean;
  readonly lists: boolean;
  readonly members: boolean;
}

/** The kinds of the fields of the form that an operation reads, in whichever way. */
function findKinds(document: OpenApiDocument, operation: OperationModel): FieldKinds | undefined {
  const beside = findFormFields(document, operation);
  if (beside !== undefined) return beside;
  if (operation.planned.upload === undefined) return findOnlyForm(document, operation)?.kinds;
  return carriesFiles(operation) ? listKinds(document, operation) : undefined;
}

function isMembers(kind: FieldKind): kind is { readonly members: FieldKinds } {
  return typeof kind === 'object' && 'members' in kind;
}

function listAll(kinds: FieldKinds): FieldKind[] {
  return Object.values(kinds).flatMap((kind) => (isMembers(kind) ? [kind, ...listAll(kind.members)] : [kind]));
}

export function describeForms(document: OpenApiDocument, operations: readonly OperationModel[]): FormNeeds {
  const kinds = operations.flatMap((operation) => listAll(findKinds(document, operation) ?? {}));
  return {
    kinds: kinds.length > 0,
    lists: kinds.some((kind) => (typeof kind === 'string' ? kind.endsWith('[]') : !isMembers(kind))),
    members: kinds.some(isMembers),
  };
}

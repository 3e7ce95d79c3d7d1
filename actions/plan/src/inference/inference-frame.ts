import type { PlannedOperation, PlanWarning, Relation, Resource } from '@orchestrate/contracts/plan';
import type { OpenApiDocument } from '@orchestrate/kit/openapi/document';

import type { Accounts } from './accounts/find-accounts';
import type { Role } from './accounts/roles';
import type { CartRefusal } from './carts';
import type { MadeText } from './made-texts';
import type { OperationView } from './operation-view';
import type { Overrules } from './overrules';
import type { Refusals, ResourceDraft } from './resources';
import type { Timestamp } from './timestamps';

/** Everything that is known before single operations are judged. */
export interface InferenceFrame {
  readonly document: OpenApiDocument;
  readonly views: readonly OperationView[];
  readonly drafts: readonly ResourceDraft[];
  readonly refusals: Refusals;
  /** Operations that were judged before, with resources that have none left. */
  readonly settled: ReadonlyMap<string, InferredOperation>;
  readonly timestamps: ReadonlyMap<string, readonly Timestamp[]>;
  readonly made: ReadonlyMap<string, readonly MadeText[]>;
  readonly overrules: Overrules;
  readonly states: ReadonlyMap<string, NonNullable<Resource['state']>>;
  readonly relations: ReadonlyMap<string, readonly Relation[]>;
  readonly accounts: Accounts | undefined;
  /** Why what looks like the caller's cart is none. */
  readonly cartRefusal?: CartRefusal;
  /** Operations whose meaning comes from who calls, by id. */
  readonly roles: ReadonlyMap<string, Role>;
  /** By resource name: `Book.authorId`. */
  readonly referrers: ReadonlyMap<string, readonly string[]>;
}

export interface InferredOperation {
  readonly operation: PlannedOperation;
  readonly warnings: readonly PlanWarning[];
}

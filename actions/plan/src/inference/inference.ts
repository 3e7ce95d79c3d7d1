import type { InferenceRule } from '@orchestrate/contracts/inference-rules';
import type {
  Ancestor,
  Conflict,
  Evidence,
  Filter,
  OperationKind,
  Paging,
  PlannedOperation,
  PlanWarning,
  Relation,
  Resource,
  Success,
} from '@orchestrate/contracts/plan';
import type { Sorting } from '@orchestrate/contracts/sorting';
import type { Transition } from '@orchestrate/contracts/transition';
import type { OpenApiDocument } from '@orchestrate/kit/openapi/document';

import type { Accounts } from './accounts/find-accounts';
import type { MadeText } from './made-texts';
import type { Parent } from './parents';
import type { ResourceDraft } from './resources';
import type { Timestamp } from './timestamps';

/** What rules about one operation look at. */
export interface InferenceContext {
  readonly document: OpenApiDocument;
  readonly draft: ResourceDraft;
  /** Whether the path is a narrowed view beside the collection itself. */
  readonly isView: boolean;
  /** Property of the body that selects the item, where no path does. */
  readonly idProperty?: string;
  readonly parents: readonly Parent[];
  readonly ancestors: readonly Ancestor[];
  readonly timestamps: readonly Timestamp[];
  readonly made: readonly MadeText[];
  readonly state?: Resource['state'];
  /** Whether `.orchestrate.yml` switches a rule off for this operation. */
  readonly isOff: (rule: InferenceRule) => boolean;
  /** What `.orchestrate.yml` says of the action that the operation is. */
  readonly toldTransition?: { readonly to: string; readonly from?: readonly string[] | undefined };
  /** How callers come by an account, where the document says so. */
  readonly accounts?: Accounts;
  /** The resource that they are. */
  readonly account?: ResourceDraft;
  /** Properties that hold the id of another resource. */
  readonly relations: readonly Relation[];
  /** `Book.authorId` for every property elsewhere that holds an id of this resource. */
  readonly referrers: readonly string[];
}

/** What the rules made of an operation. */
export interface Inferred {
  readonly kind: Exclude<OperationKind, 'custom' | 'health' | 'head' | 'options'>;
  readonly success: Success;
  readonly filters?: readonly Filter[];
  readonly paging?: Paging;
  readonly sorting?: Sorting;
  readonly links?: boolean;
  readonly pageHeaders?: PlannedOperation['pageHeaders'];
  readonly location?: string;
  readonly transition?: Transition;
  readonly conflicts?: readonly Conflict[];
  readonly scope?: PlannedOperation['scope'];
  readonly mark?: string;
  readonly member?: PlannedOperation['member'];
  readonly reference?: PlannedOperation['reference'];
  readonly property?: string;
  readonly statistics?: PlannedOperation['statistics'];
  readonly checkout?: PlannedOperation['checkout'];
  readonly creates?: true;
  readonly ids?: PlannedOperation['ids'];
  readonly passwords?: PlannedOperation['passwords'];
  readonly credentials?: PlannedOperation['credentials'];
  readonly message?: PlannedOperation['message'];
  /** Property of the body that holds what is stored, where the body is no wrapped object. */
  readonly bodyProperty?: string;
  /** Whether the body is what changes, although it looks like a wrapper. */
  readonly isWhole?: boolean;
  /** The file that it is about, and how a request carries it. */
  readonly stored?: Pick<PlannedOperation, 'file' | 'upload'>;
  readonly evidence: readonly Evidence[];
  readonly warnings?: readonly PlanWarning[];
}

/** Why no rule fits. */
export interface NotInferred {
  readonly reason: string;
}

export type Inference = Inferred | NotInferred;

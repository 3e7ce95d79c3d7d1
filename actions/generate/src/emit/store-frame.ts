import type { ColumnKind } from '../model/columns';
import type { OperationModel } from '../model/operations';
import type { ResourceModel } from '../model/resources';
import type { StoreFilter } from '../model/store-filters';
import type { SourceModule } from '../text/source-module';

import type { ResourceFrame } from './table';

export function storeFile({ folder }: ResourceModel): string {
  return `${folder}/store.ts`;
}

export function storeClass({ planned }: ResourceModel): string {
  return `${planned.name}Store`;
}

export function filterType({ planned }: ResourceModel): string {
  return `${planned.name}Filter`;
}

/** What a store is written with. */
export interface StoreFrame extends ResourceFrame {
  readonly resource: ResourceModel;
  readonly module: SourceModule;
  readonly filters: readonly StoreFilter[];
  readonly operations: readonly OperationModel[];
}

/** What TypeScript makes of columns that are no text. */
export const VALUE_TYPES: Readonly<Partial<Record<ColumnKind, string>>> = {
  integer: 'number',
  bigint: 'number',
  numeric: 'number',
  double: 'number',
  boolean: 'boolean',
};

export function idType({ id }: ResourceModel): string {
  return VALUE_TYPES[id.kind] ?? 'string';
}

import { assignIdentifiers } from '@orchestrate/kit/openapi/identifiers';
import { extendPointer, findComponentName } from '@orchestrate/kit/openapi/references';

import type { ServiceModel } from '../model/service';
import type { SourceModule } from '../text/source-module';

export const SHARED_PARAMETERS_FILE = 'src/schemas/parameters.ts';
export const SHARED_RESPONSES_FILE = 'src/schemas/responses.ts';

/** What the emitters of operations share. */
export interface ServiceFrame {
  readonly service: ServiceModel;
  /** Constants for the specification's shared parameters and responses, by pointer. */
  readonly shared: ReadonlyMap<string, string>;
  readonly limit: (message: string) => void;
  /** Whether some form of errors tells problems by the name of what they are about. */
  readonly namesProblems: boolean;
}

/** Gives the parameters and responses of the specification's components names in the service. */
export function nameShared({ document }: ServiceModel): Map<string, string> {
  const components = document.components as Readonly<Record<string, object | undefined>> | undefined;
  const shared = new Map<string, string>();
  for (const [kind, suffix] of [
    ['parameters', 'Parameter'],
    ['responses', 'Response'],
  ] as const) {
    const names = Object.keys(components?.[kind] ?? {});
    const identifiers = assignIdentifiers(
      names.map((name) => ({ name, fallback: suffix })),
      'camel',
      '',
    );
    for (const [index, name] of names.entries())
      shared.set(extendPointer('#', 'components', kind, name), `${identifiers[index] ?? name}${suffix}`);
  }
  return shared;
}

/** The constant for a shared parameter or response, imported; `undefined` for one that stands in the operation itself. */
export function useShared(
  pointer: string,
  kind: 'parameters' | 'responses',
  module: SourceModule,
  { shared }: ServiceFrame,
): string | undefined {
  const constant = findComponentName(pointer, kind) === undefined ? undefined : shared.get(pointer);
  const file = kind === 'parameters' ? SHARED_PARAMETERS_FILE : SHARED_RESPONSES_FILE;
  return constant === undefined ? undefined : module.use(constant, file);
}

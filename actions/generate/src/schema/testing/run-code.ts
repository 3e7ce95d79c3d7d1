import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { runInNewContext } from 'node:vm';

import type { OpenApiDocument } from '@orchestrate/kit/openapi/document';
import { transform, transformSync } from 'esbuild';
import { z } from 'zod';

import { PARAMETER_READERS } from '../../emit/helper-flags';
import { renderTemplates } from '../../emit/templates';
import { createComponents } from '../../model/components';
import { SourceModule } from '../../text/source-module';
import type { Scope } from '../scope';

const TEMPLATES = path.resolve(import.meta.dirname, '../../../templates/src');

/** A zod schema, as far as a test needs it. */
export interface Checker {
  safeParse(value: unknown): { readonly success: boolean; readonly data?: unknown };
}

const PARAMETER_HELPERS = [...PARAMETER_READERS, 'gatherQuery', 'readers', 'readsNumbers', 'toKey'];

/**
 * A module of the service with everything it can hold, run.
 * @param provided - what it imports beside zod
 * @param globals - of the platform, beside addresses and requests
 */
export async function loadTemplate(
  file: string,
  flags: readonly string[],
  provided: Readonly<Record<string, unknown>> = {},
  globals: Readonly<Record<string, unknown>> = {},
): Promise<Record<string, unknown>> {
  const text = await readFile(path.join(TEMPLATES, `${file}.hbs`), 'utf8');
  const data = Object.fromEntries(flags.map((flag) => [flag, true]));
  const [rendered] = await renderTemplates([{ path: file, text }], data);
  const { code } = await transform(rendered?.text ?? '', { loader: 'ts', format: 'cjs' });
  const exported = { exports: {} as Record<string, unknown> };
  runInNewContext(code, { module: exported, require: () => ({ z, ...provided }), URL, Request, ...globals });
  return exported.exports;
}

/** Everything that rendered code may use of the service's own. */
export async function loadHelpers(): Promise<Record<string, unknown>> {
  // The documentation library is not installed here; what it is told is compared by the gate `specification`.
  Object.assign(z.ZodType.prototype, {
    openapi(this: unknown) {
      return this;
    },
  });
  const checks = [
    'zod',
    'whole',
    'int64',
    'bounds',
    'length',
    'hasLength',
    'text',
    'withSize',
    'hasUniqueItems',
    'isPresent',
    'isTime',
    'isUriReference',
    'isJsonPointer',
    'isRegex',
    'isNotNamed',
    'own',
    'isNot',
    'isConditional',
    'hasSome',
    'objectChecks',
    'hasPatterns',
    'hasNames',
    'needsWith',
    'followsWith',
  ];
  return {
    ...(await loadTemplate('schemas/checks.ts', checks)),
    ...(await loadTemplate('http/parameters.ts', PARAMETER_HELPERS, await loadTemplate('http/numbers.ts', []))),
  };
}

/** @param limit - told of what is only documented */
export function createScope(document: OpenApiDocument, limit: (message: string) => void = () => undefined): Scope {
  const components = createComponents(document);
  const module = new SourceModule('src/some.ts');
  return { document, components, module, direction: 'documented', limit };
}

/** @param names - what the code may refer to; looked up when it is needed, so that circles close */
export function evaluate(code: string, names: object): Checker {
  return runInNewContext(transformSync(code, { loader: 'ts' }).code, names) as Checker;
}

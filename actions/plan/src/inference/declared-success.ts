import type { Response } from '@orchestrate/kit/openapi/document';
import type { Located } from '@orchestrate/kit/openapi/references';
import { findComponentName } from '@orchestrate/kit/openapi/references';

const ERROR =
  /error|exception|problem|fail|(?<!de)fault|invalid|unexpected|denied|forbidden|unauthori[sz]ed|not found|bad request/i;

/** A create is looked at by its 201, a PUT by what it answers where it makes nothing, anything else by its lowest success. */
function pickStatus(statuses: readonly string[], method: string): string | undefined {
  const good = statuses.filter((status) => /^2(?:\d\d|XX)$/i.test(status)).sort();
  if (method === 'post' && good.includes('201')) return '201';
  return (method === 'put' ? good.find((status) => status !== '201') : undefined) ?? good[0];
}

/** Whether neither the words nor the schemas of an answer speak of an error. */
function isGood({ value }: Located<Response>): boolean {
  const schemas = Object.values(value.content ?? {}).map(({ schema }) => schema);
  const names = schemas.map((schema) =>
    typeof schema === 'object' && schema.$ref !== undefined
      ? findComponentName(schema.$ref)
      : typeof schema === 'object'
        ? schema.title
        : undefined,
  );
  return ![value.description, ...names].some((words) => ERROR.test(words ?? ''));
}

/**
 * The answer that stands for success. Where no status of success and no redirection is declared, it is the default one,
 * as springdoc writes it, unless that speaks of an error.
 */
export function findDeclaredSuccess(
  responses: ReadonlyMap<string, Located<Response>>,
  method: string,
): { readonly status: number; readonly response: Located<Response> } | undefined {
  const statuses = [...responses.keys()];
  const picked = pickStatus(statuses, method);
  const declared = picked === undefined ? undefined : responses.get(picked);
  if (picked !== undefined && declared !== undefined)
    return { status: /^\d+$/.test(picked) ? Number(picked) : 200, response: declared };
  const usual = responses.get('default');
  if (usual === undefined || statuses.some((status) => status.startsWith('3')) || !isGood(usual)) return undefined;
  return { status: 200, response: usual };
}

import type { Response } from '@orchestrate/kit/openapi/document';
import type { Located } from '@orchestrate/kit/openapi/references';

/** The answers that an operation declares, by status as the specification writes it. */
export type Responses = ReadonlyMap<string, Located<Response>>;

/** The declared answer for a status: its own, else that of its range, else the default one. */
export function findResponse(responses: Responses, status: number): Located<Response> | undefined {
  const range = `${String(status).charAt(0)}XX`;
  return (
    responses.get(String(status)) ??
    responses.get(range) ??
    responses.get(range.toLowerCase()) ??
    responses.get('default')
  );
}

function isNamed(responses: Responses, status: number): boolean {
  return findResponse(responses, status) !== undefined && findResponse(responses, status) !== responses.get('default');
}

/**
 * The status to answer with: the first candidate that is declared, itself or by its range; else the first, where a
 * default answer covers it; else the fallback, because something has to be said.
 */
export function chooseStatus(
  responses: Responses,
  candidates: readonly [number, ...number[]],
  fallback: number,
): number {
  const declared = candidates.find((status) => isNamed(responses, status));
  if (declared !== undefined) return declared;
  return responses.has('default') ? candidates[0] : fallback;
}

const SAYS_UNKNOWN = /\b(?:unknown|no such|not found|(?:do(?:es)?|did) not exist|missing|non-?existent)\b/i;

/** The status of a body that names what is not there, where its description says so: a 404 speaks of the path. */
export function findUnknown(responses: Responses): number | undefined {
  return [422, 400].find((status) => SAYS_UNKNOWN.test(findResponse(responses, status)?.value.description ?? ''));
}

import { hashText } from '../files/hash';

import type { RenderedPrompt } from './ask';
import type { CompletionRequest } from './provider';
import type { Candidate } from './route';

/** A request as it is hashed and kept: what the answer depends on, and nothing else. */
export interface CanonicalRequest {
  readonly kind: string;
  readonly baseUrl: string | null;
  readonly api: string | null;
  readonly prompt: { readonly name: string; readonly version: string; readonly sha256: string } | null;
  readonly request: CompletionRequest;
}

function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined);
  return Object.fromEntries(
    entries.sort(([one], [other]) => (one < other ? -1 : 1)).map(([key, inner]) => [key, sortKeys(inner)]),
  );
}

/** Brings a request to its canonical form. The key and the provider's name in the settings are no part of it. */
export function canonicalize(
  { entry }: Pick<Candidate, 'entry'>,
  request: CompletionRequest,
  prompt: Pick<RenderedPrompt, 'name' | 'version' | 'sha256'> | undefined,
): CanonicalRequest {
  const { kind, api } = entry.settings;
  return {
    kind,
    baseUrl: entry.settings['base-url'] ?? null,
    api: api ?? null,
    prompt: prompt === undefined ? null : { name: prompt.name, version: prompt.version, sha256: prompt.sha256 },
    request,
  };
}

/** SHA-256 of a canonical request, whatever the order of its keys. */
export function hashRequest(canonical: CanonicalRequest): string {
  return hashText(JSON.stringify(sortKeys(canonical)));
}

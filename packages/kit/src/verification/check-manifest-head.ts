import { isDeepStrictEqual } from 'node:util';

import type { Manifest } from '@orchestrate/contracts/manifest';

import type { RunEvidence } from '../run-evidence/evidence';
import { listTools } from '../summary/figures';

import { listManifestInputs, mediaTypeOf, phaseOf } from './manifest';
import type { Problem } from './problem';

function describeFiles({ files }: Manifest): string[] {
  return files.flatMap(({ path, mediaType, phase }) => [
    ...(mediaType === mediaTypeOf(path) ? [] : [`${path} is listed as ${mediaType} where ${mediaTypeOf(path)} it is`]),
    ...(phase === phaseOf(path) ? [] : [`${path} is listed under ${phase ?? 'no phase'}`]),
  ]);
}

/**
 * Checks what a manifest says besides the hashes: all of it follows from the evidence, so that none of it can be changed
 * alone. When it was sealed follows from nothing; that is what the signature is for.
 * @param text - of the file, which must be as this family writes it
 */
export function checkManifestHead(manifest: Manifest, text: string, evidence: RunEvidence): Problem[] {
  const messages = [
    ...(text === `${JSON.stringify(manifest, null, 2)}\n` ? [] : ['has fields or spaces that were not written']),
    ...describeFiles(manifest),
    ...(isDeepStrictEqual(manifest.tools, listTools(evidence)) ? [] : ['tools are not those of the events']),
    ...(isDeepStrictEqual(manifest.inputs, listManifestInputs(evidence)) ? [] : ['inputs are not those of the plan']),
  ];
  return messages.map((message) => ({ check: 'manifest', file: 'manifest.json', message }));
}

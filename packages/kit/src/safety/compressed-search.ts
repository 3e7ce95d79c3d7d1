import { gunzipSync } from 'node:zlib';

import type { TextRange } from './text-range';

// How gzip's first bytes look in base64, and in hexadecimal.
const HINTS = ['H4sI', '1f8b08', '1F8B08'];
const BASE64 = /H4sI[A-Za-z0-9+/_-]{16,}={0,2}/g;
const HEX = /1f8b08[0-9a-f]{26,}/gi;
const MOST_BYTES = 2 ** 20;

function unpack(packed: Buffer): string | undefined {
  try {
    return gunzipSync(packed, { maxOutputLength: MOST_BYTES }).toString();
  } catch {
    return undefined;
  }
}

/**
 * Finds what was packed with gzip and then written as text, where its contents are not fit to be shown. What is cut is
 * not found: without its end nothing here unpacks it.
 */
export function findCompressed(text: string, isSecret: (unpacked: string) => boolean): TextRange[] {
  if (!HINTS.some((hint) => text.includes(hint))) return [];
  const encodings = [
    ['base64', BASE64],
    ['hex', HEX],
  ] as const;
  return encodings.flatMap(([encoding, pattern]) =>
    Array.from(text.matchAll(pattern)).flatMap(({ 0: whole, index }) => {
      const unpacked = unpack(Buffer.from(whole, encoding));
      const isHidden = unpacked !== undefined && isSecret(unpacked);
      return isHidden ? [{ start: index, end: index + whole.length }] : [];
    }),
  );
}

import { hashText } from '../files/hash';

import type { RawFailure } from './parser';

// What differs between two runs of the same failure. Order matters: an address holds a port, a time holds numbers.
const VOLATILE: readonly (readonly [RegExp, string])[] = [
  [/\b\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:[.,]\d+)?)?(?:Z|[+-]\d\d:?\d\d)?/g, '<time>'],
  [/\b\d{1,2}:\d\d:\d\d(?:\.\d+)?\b/g, '<time>'],
  [/\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/gi, '<uuid>'],
  [/\b0x[0-9a-f]+\b/gi, '<address>'],
  [/\b(?=[0-9a-f]*\d)(?=[0-9a-f]*[a-f])[0-9a-f]{12,}\b/gi, '<hash>'],
  [/((?:localhost|\d{1,3}(?:\.\d{1,3}){3}|\[[0-9a-f:]*\]|::1?|\*)):\d{1,5}\b/gi, '$1:<port>'],
  [/\bport\s+\d{1,5}\b/gi, 'port <port>'],
  [/\/(?:tmp|(?:private\/)?var\/folders\/\w+\/\w+\/T)\/[\w.@+~-]+(?![\w.@+~-]|\/[\w.@+~-])/g, '<path>/<temporary>'],
  [/(?:file:\/\/)?(?:[A-Za-z]:)?(?:[\\/][\w.@+~-]+){2,}[\\/]/g, '<path>/'],
  [/\b\d+(?:\.\d+)?\s?(?:ms|s|sec|seconds?|minutes?)\b/g, '<duration>'],
  [/\bpid[ =:]*\d+/gi, 'pid <pid>'],
  [/:\d+:\d+\b/g, ':<line>'],
  [/\b\d{6,}\b/g, '<number>'],
];

/** A message with what differs from run to run taken out: times, paths, ports, addresses, process ids. */
export function normalizeMessage(message: string): string {
  return VOLATILE.reduce((text, [pattern, name]) => text.replace(pattern, name), message)
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 500);
}

/**
 * Names a failure so that it is recognised in another run, on another machine and after lines have moved.
 * @param failure - its file relative to the tree
 */
export function signFailure(failure: RawFailure): string {
  const parts = [failure.class, failure.code, failure.file, failure.test, normalizeMessage(failure.message)];
  return hashText(JSON.stringify(parts)).slice(0, 16);
}

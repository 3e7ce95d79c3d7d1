// What a scratch copy of the tree is called, and how long something took. A prompt that holds it is another one each
// time, so that no recording and no cache would ever know it.
const VOLATILE: readonly (readonly [RegExp, string])[] = [
  [/(?:file:\/\/)?[^\s'"(`]*\/orchestrate-\d{8}T\d{6}Z-[0-9a-f]{8}\/[^\s/]+\/[^\s/]+\/tree\//g, ''],
  [/\bduration_ms[: ]+[\d.]+/g, 'duration_ms'],
  [/^(\s*(?:Start at|Duration)\b).*$/gm, '$1'],
  [/\b\d+(?:\.\d+)?\s?ms\b/g, '<duration>'],
  [/\(\d+(?:\.\d+)?\s?s\)/g, '(<duration>)'],
];

/** What a tool said, the same for the same failure: without names of scratch copies and without times taken. */
export function steadyText(text: string): string {
  return VOLATILE.reduce((left, [pattern, name]) => left.replace(pattern, name), text);
}

const LITERAL = /^(?:(?<string>['"])|(?<number>-?\d)|(?<boolean>(?:true|false)$))/;

/** The type of which a literal is one value: `string` for `'a'`; `undefined` for what is no literal. */
function findWider(type: string): string | undefined {
  const groups = LITERAL.exec(type)?.groups ?? {};
  return Object.keys(groups).find((name) => groups[name] !== undefined);
}

/** A type as part of another one: a union in parentheses. */
function enclose(type: string): string {
  return type.includes('|') ? `(${type})` : type;
}

/** A value of any of these types: each one once, without those that another one holds. */
export function uniteTypes(alternatives: readonly string[]): string {
  const all = new Set(alternatives);
  if (all.has('unknown')) return 'unknown';
  all.delete('never');
  const left = [...all].filter((type) => !all.has(findWider(type) ?? ''));
  return left.join(' | ') || 'never';
}

/** A value of all these types at once; those that say nothing are left out. */
export function intersectTypes(parts: readonly string[]): string {
  const all = new Set(parts);
  all.delete('unknown');
  if (all.has('never')) return 'never';
  const widened = new Set([...all].map(findWider));
  const left = [...all].filter((type) => !widened.has(type));
  if (left.length < 2) return left[0] ?? 'unknown';
  return `(${left.map(enclose).join(' & ')})`;
}

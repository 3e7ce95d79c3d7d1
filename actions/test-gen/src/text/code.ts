const IDENTIFIER = /^[A-Za-z_$][\w$]*$/;

/** A JSON value as TypeScript; the formatter chooses the quotes. */
export function renderLiteral(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(renderLiteral).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value ?? null);
  return renderObject(Object.entries(value).map(([key, inner]) => [key, renderLiteral(inner)]));
}

export function renderKey(name: string): string {
  return IDENTIFIER.test(name) ? name : JSON.stringify(name);
}

/** An object literal of names and code; `{ id: id }` becomes `{ id }`. */
export function renderObject(entries: readonly (readonly [name: string, code: string])[]): string {
  const parts = entries.map(([name, code]) => (name === code ? name : `${renderKey(name)}: ${code}`));
  return parts.length === 0 ? '{}' : `{ ${parts.join(', ')} }`;
}

/** `book.id`, `book["e-mail"]`. */
export function renderAccess(object: string, name: string): string {
  return IDENTIFIER.test(name) ? `${object}.${name}` : `${object}[${JSON.stringify(name)}]`;
}

/** A pattern of JSON Schema, which reads code points, as a regular expression. */
export function compilePattern(pattern: string): RegExp {
  try {
    return new RegExp(pattern, 'u');
  } catch {
    return new RegExp(pattern);
  }
}

/** A pattern of JSON Schema as a regular expression literal. */
export function renderPattern(pattern: string): string {
  return compilePattern(pattern).toString();
}

/** `a book`, `an author`. */
export function withArticle(noun: string): string {
  return `${/^[aeiou]/i.test(noun) ? 'an' : 'a'} ${noun}`;
}

/** `Book` → `book`; safe as a name of a variable when the rest is. */
export function lowerFirst(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}

/** `[a, b]` → `a and b`. */
export function joinWords(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`;
}

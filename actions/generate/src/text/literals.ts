import { splitWords } from '@orchestrate/kit/openapi/identifiers';

/** A value as TypeScript writes it. Formatting comes later. */
export function toLiteral(value: unknown): string {
  if (typeof value === 'string') return toStringLiteral(value);
  if (Array.isArray(value)) return `[${value.map(toLiteral).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).map(([key, inner]) => `${toPropertyKey(key)}: ${toLiteral(inner)}`);
  return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
}

/** A string literal that holds any text, line separators too. */
export function toStringLiteral(text: string): string {
  return JSON.stringify(text)
    .replace(/\u2028/g, '\\u2028')
    .replace(/\u2029/g, '\\u2029');
}

/** Text inside a template literal: nothing in it is evaluated. */
export function toTemplateText(text: string): string {
  return text.replace(/[`\\]|\$\{/g, String.raw`\$&`);
}

const IDENTIFIER = /^[A-Za-z_$][\w$]*$/;

/** A key of an object literal. `__proto__` needs brackets, else it would set the prototype. */
export function toPropertyKey(name: string): string {
  if (name === '__proto__') return "['__proto__']";
  return IDENTIFIER.test(name) ? name : toStringLiteral(name);
}

/** Access to a property: `.name` or `['na-me']`. */
export function toAccess(name: string): string {
  return IDENTIFIER.test(name) ? `.${name}` : `[${toStringLiteral(name)}]`;
}

/** What an object itself has under a name: every object inherits a `constructor` and the like, which was never given. */
export function toOwnAccess(object: string, name: string): string {
  const access = `${object}${toAccess(name)}`;
  return name in Object.prototype
    ? `(Object.hasOwn(${object}, ${toStringLiteral(name)}) ? ${access} : undefined)`
    : access;
}

/** A member of an object literal, in short where its value has its name: `total`, `'page-size': size`. */
export function toMember(name: string, value: string): string {
  return name === value ? name : `${toPropertyKey(name)}: ${value}`;
}

/** `BookInput` → `book-input`, for file and folder names. */
export function toKebab(identifier: string): string {
  return splitWords(identifier).join('-').toLowerCase();
}

/** `BookInput` → `book input`, for messages. */
export function toWords(identifier: string): string {
  return splitWords(identifier).join(' ').toLowerCase();
}

/** `BookInput` → `bookInput`. */
export function toCamel(identifier: string): string {
  return identifier.charAt(0).toLowerCase() + identifier.slice(1);
}

/** `bookInput` → `BookInput`. */
export function toPascal(identifier: string): string {
  return identifier.charAt(0).toUpperCase() + identifier.slice(1);
}

/** Text from outside inside a block comment: it cannot end it, and fits one line. */
export function toCommentText(text: string): string {
  return text.replace(/\*\//g, '* /').replace(/\s+/g, ' ').trim();
}

const COMMENT_WIDTH = 96;

/** Breaks a comment into lines that an editor shows whole. */
export function wrapComment(text: string): string[] {
  const lines: string[] = [];
  for (const word of toCommentText(text).split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < COMMENT_WIDTH) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

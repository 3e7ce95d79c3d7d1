import type { Body } from './failures';

const JSON_TYPE = /^application\/(?:[\w.+-]+\+)?json\b/i;

/** Whether a body, or what else has a media type, says that it is JSON. */
export function isJson({ type }: Pick<Body, 'type'>): boolean {
  return JSON_TYPE.test(type);
}

/** What a text says as JSON; `undefined`: it is none. */
export function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The object that a text is as JSON; an empty one: it is none. */
export function readObject(text: string): Readonly<Record<string, unknown>> {
  const value = readJson(text);
  return isObject(value) ? value : {};
}

import type { Failure } from './failures';
import { isJson, readJson } from './json';

function listTexts(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(listTexts) : [];
}

/** Whether some text that was sent is blank; of a body that is neither JSON nor a form nothing is known. */
export function sendsBlank({ sent, address = '' }: Failure): boolean {
  const query = URL.canParse(address) ? [...new URL(address).searchParams.values()] : [];
  const fields = sent?.type.includes('form-urlencoded') === true ? [...new URLSearchParams(sent.text).values()] : [];
  const body = sent !== undefined && isJson(sent) ? listTexts(readJson(sent.text)) : [];
  return [...query, ...fields, ...body].some((text) => text.trim() === '');
}

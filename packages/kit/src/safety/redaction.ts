import { findCompressed } from './compressed-search';
import { createFormatSearch } from './format-search';
import { createFragmentSearch } from './fragment-search';
import { CREDENTIAL_FORMATS } from './known-credentials';
import type { CredentialFormat } from './known-credentials';
import { listSecretForms } from './secret-forms';
import type { TextRange } from './text-range';
import { maskRanges } from './text-range';

/** Replaces secrets in text that is about to be stored or shown. */
export type Redact = (text: string) => string;

const MASK = '***';
const SHORTEST_SECRET = 6;

function findExactly(text: string, secret: string, found: TextRange[]): void {
  for (let start = text.indexOf(secret); start !== -1; start = text.indexOf(secret, start + secret.length))
    found.push({ start, end: start + secret.length });
}

const findFormats = createFormatSearch(CREDENTIAL_FORMATS);

function findFormat(text: string, { pattern, accepts }: CredentialFormat, found: TextRange[]): void {
  for (const match of text.matchAll(pattern)) {
    const keep = match.groups?.keep ?? '';
    const start = match.index + keep.length;
    const value = match[0].slice(keep.length);
    const isMasked = value.startsWith(MASK);
    if (!isMasked && accepts?.(value, keep) !== false) found.push({ start, end: start + value.length });
  }
}

/**
 * Builds a redactor for the given secret values: as they are, in base64 (both alphabets, also inside of a longer text),
 * hex, escaped for addresses, JSON and HTML, packed with gzip, cut, broken over lines; and for known credential formats whatever their
 * value. Values under six characters are left alone, because they would blank out ordinary words; they are masked by
 * the runner only.
 */
export function createRedactor(secrets: readonly string[]): Redact {
  const known = [...new Set(secrets.flatMap((secret) => [secret, secret.trim()]))].filter(
    (secret) => secret.length >= SHORTEST_SECRET,
  );
  const forms = known.flatMap(listSecretForms).filter(({ text }) => text.length >= SHORTEST_SECRET);
  const search = createFragmentSearch([...new Map(forms.map((form) => [form.text, form])).values()]);
  const find = (text: string): TextRange[] => {
    const ranges = search(text);
    for (const secret of known) findExactly(text, secret, ranges);
    for (const format of findFormats(text)) findFormat(text, format, ranges);
    return ranges;
  };
  return (text) => {
    const compressed = findCompressed(text, (unpacked) => find(unpacked).length > 0);
    return maskRanges(text, [...find(text), ...compressed], MASK);
  };
}

/**
 * Redacts every string inside a value, so that what is rendered from it later (escaped for HTML, cut for a table) was
 * clean before its secrets changed shape. Keys stay.
 */
export function redactValues<T>(redact: Redact, value: T): T {
  const visit = (inner: unknown): unknown => {
    if (typeof inner === 'string') return redact(inner);
    if (Array.isArray(inner)) return inner.map(visit);
    if (typeof inner !== 'object' || inner === null) return inner;
    return Object.fromEntries(Object.entries(inner).map(([key, child]) => [key, visit(child)]));
  };
  // Strings stay strings and the shape is kept, so the type is too.
  return visit(value) as T;
}

const SECRET_NAME =
  /TOKEN|SECRET|PASSWORD|PASSWD|PASSPHRASE|API_?KEY|ACCESS_?KEY|ACCOUNT_?KEY|SIGNING_?KEY|ENCRYPTION_?KEY|PRIVATE_?KEY|CREDENTIAL|CONNECTION_?STRING|(?:^|_)(?:PAT|PASS|DSN)$/i;
// https://opentelemetry.io/docs/specs/otel/protocol/exporter/
const TELEMETRY_HEADERS = /^OTEL_EXPORTER_OTLP(?:_[A-Z]+)?_HEADERS$/;
const PASSWORD_IN_ADDRESS = /:\/\/[^\s/:@]*:([^\s/@]+)@/;

function decodeOrKeep(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

/** The password of an address, as it stands there and decoded. */
function findPassword(value: string): string[] {
  const password = PASSWORD_IN_ADDRESS.exec(value)?.[1];
  return password === undefined ? [] : [password, decodeOrKeep(password)];
}

/** The values of OpenTelemetry's `name=value,name=value`, as they stand there, decoded, and without `Basic ` before them. */
function findHeaderValues(headers: string): string[] {
  return headers.split(',').flatMap((header) => {
    const value = header.slice(header.indexOf('=') + 1).trim();
    const decoded = decodeOrKeep(value);
    return [value, decoded, decoded.split(' ').at(-1) ?? ''];
  });
}

/**
 * Values of environment variables whose name says that they are secret, passwords inside of addresses, and what
 * OpenTelemetry's headers carry.
 */
export function findSecretValues(environment: Readonly<Record<string, string | undefined>>): string[] {
  const found = Object.entries(environment).flatMap(([name, value = '']) => [
    ...(SECRET_NAME.test(name) ? [value] : []),
    ...findPassword(value),
    ...(TELEMETRY_HEADERS.test(name) ? findHeaderValues(value) : []),
  ]);
  return [...new Set(found)].filter((value) => value.length >= SHORTEST_SECRET);
}

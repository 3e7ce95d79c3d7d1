/** Replaces secrets in text that is about to be stored or shown. */
export type Redact = (text: string) => string;

const MASK = '***';

// Formats that are a credential whoever holds them; each needs a full-length match, so that prose stays readable.
const KNOWN_FORMATS: readonly RegExp[] = [
  /\bsk-(?:ant-|proj-)?[A-Za-z0-9_-]{20,}/g,
  /\bgh[pousr]_[A-Za-z0-9]{30,}/g,
  /\bgithub_pat_[A-Za-z0-9_]{40,}/g,
  /\bxox[abeoprs]-[A-Za-z0-9-]{10,}/g,
  /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/g,
  /\bAIza[A-Za-z0-9_-]{35}/g,
  /\bnpm_[A-Za-z0-9]{36}/g,
  /\beyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}/g,
  /-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/g,
];

const SHORTEST_SECRET = 6;

function variants(secret: string): string[] {
  const base64 = Buffer.from(secret).toString('base64').replace(/=+$/, '');
  const all = [
    secret,
    encodeURIComponent(secret),
    base64,
    base64.replace(/\+/g, '-').replace(/\//g, '_'),
    JSON.stringify(secret).slice(1, -1),
  ];
  // The first and last two thirds, because a cut secret is still most of a secret.
  if (secret.length >= 12)
    all.push(secret.slice(0, Math.ceil((secret.length * 2) / 3)), secret.slice(Math.floor(secret.length / 3)));
  return all.filter((text) => text.length >= SHORTEST_SECRET);
}

/**
 * Builds a redactor for the given secret values: exact, base64 (both alphabets), URL-encoded, JSON-escaped and cut
 * forms, and known credential formats whatever their value. Values under six characters are left alone, because they
 * would blank out ordinary words; they are masked by the runner only.
 */
export function createRedactor(secrets: readonly string[]): Redact {
  const needles = [...new Set(secrets.flatMap(variants))].sort((a, b) => b.length - a.length);
  return (text) => {
    let redacted = text;
    for (const needle of needles) redacted = redacted.replaceAll(needle, MASK);
    for (const format of KNOWN_FORMATS) redacted = redacted.replace(format, MASK);
    return redacted;
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

const SECRET_NAME = /(?:TOKEN|SECRET|PASSWORD|PASSWD|API_?KEY|PRIVATE_?KEY|CREDENTIAL)/i;

/** Values of environment variables whose name says that they are secret. */
export function findSecretValues(environment: Readonly<Record<string, string | undefined>>): string[] {
  return Object.entries(environment)
    .filter(([name, value]) => SECRET_NAME.test(name) && value !== undefined && value.length >= SHORTEST_SECRET)
    .map(([, value]) => value ?? '');
}

/** A way in which a secret stands in a text. */
export interface SecretForm {
  readonly text: string;
  /** In base64 the characters at both ends share bits with what stands around, so they go too. */
  readonly sharesBits: boolean;
}

function toUrlAlphabet(base64: string): string {
  return base64.replace(/\+/g, '-').replace(/\//g, '_');
}

/** The characters of a longer base64 text that depend on the secret alone, for each of the three places in a group. */
function listBase64(secret: Buffer): string[] {
  return [0, 1, 2].flatMap((offset) => {
    const whole = Buffer.concat([Buffer.alloc(offset), secret]).toString('base64');
    const own = whole.slice(Math.ceil((offset * 8) / 6), Math.floor(((offset + secret.length) * 8) / 6));
    return [own, toUrlAlphabet(own)];
  });
}

function lowerEscapes(encoded: string): string {
  return encoded.replace(/%[0-9A-F]{2}/g, (escape) => escape.toLowerCase());
}

function listUrlEncoded(secret: string): string[] {
  const plain = encodeURIComponent(secret);
  const strict = plain.replace(/[!'()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);
  const form = new URLSearchParams({ a: secret }).toString().slice(2);
  const all = [plain, strict, form, encodeURI(secret), strict.replaceAll('%20', '+'), form.replaceAll('+', '%20')];
  return all.flatMap((encoded) => [encoded, lowerEscapes(encoded)]);
}

function replaceMarks(secret: string, marks: Readonly<Record<string, string>>): string {
  return secret.replace(/[&<>"'/`=]/g, (mark) => marks[mark] ?? mark);
}

function listHtmlEscaped(secret: string): string[] {
  const basic = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
  return [
    replaceMarks(secret, basic),
    replaceMarks(secret, { ...basic, '"': '&quot;', "'": '&#39;' }),
    replaceMarks(secret, { ...basic, '"': '&quot;', "'": '&#x27;' }),
    replaceMarks(secret, { ...basic, '"': '&quot;', "'": '&apos;' }),
    replaceMarks(secret, { ...basic, '"': '&#34;', "'": '&#39;' }),
    replaceMarks(secret, { ...basic, '"': '&quot;', "'": '&#39;', '/': '&#x2F;', '`': '&#x60;', '=': '&#x3D;' }),
  ];
}

function escapeUnicode(json: string, characters: RegExp): string {
  return json.replace(characters, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

function listJsonEscaped(secret: string): string[] {
  const json = JSON.stringify(secret).slice(1, -1);
  const twice = JSON.stringify(json).slice(1, -1);
  return [
    json,
    twice,
    json.replaceAll('/', '\\/'),
    escapeUnicode(json, /[<>&]/g),
    escapeUnicode(json, /[^\x20-\x7e]/g),
  ];
}

/**
 * The forms of one secret: as it is, base64 in both alphabets and at all three places, hex, and escaped for addresses,
 * JSON and HTML. Of a secret of several lines each long line counts too, because a log or a diff has them apart.
 */
export function listSecretForms(secret: string): SecretForm[] {
  const bytes = Buffer.from(secret);
  const hex = bytes.toString('hex');
  const lines = /[\r\n]/.test(secret) ? secret.split(/[\r\n]+/).filter((line) => line.trim().length >= 16) : [];
  const escaped = [...listUrlEncoded(secret), ...listHtmlEscaped(secret), ...listJsonEscaped(secret)];
  const plain = new Set([secret, ...lines, hex, hex.toUpperCase(), ...escaped]);
  return [
    ...Array.from(plain, (text) => ({ text, sharesBits: false })),
    ...Array.from(new Set(listBase64(bytes)), (text) => ({ text, sharesBits: true })),
  ];
}

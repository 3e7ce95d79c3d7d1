import type { PlacedValue } from './personal-finding';

const CARD =
  /(?<![\w.+-])(?:\d{4}([ -])\d{4}\1\d{4}\1\d{4}|3[47]\d{2}([ -])\d{6}\2\d{5}|3[0689]\d{2}([ -])\d{6}\3\d{4}|\d{14,16}|62\d{17})(?![\w-]|\.\d)/g;
const ISSUER =
  /^(?:4\d{15}|5[1-5]\d{14}|2(?:2[2-9]|[3-6]\d|7[01])\d{13}|3[47]\d{13}|3(?:0[0-5]|[689]\d)\d{11}|6(?:011|5\d\d|4[4-9]\d)\d{12}|35\d{14}|62\d{14}(?:\d{3})?)$/;
/** Published by payment providers for tests: they charge nobody. */
const TEST_CARDS: ReadonlySet<string> = new Set(
  (
    '4242424242424242 4000056655665556 5555555555554444 2223003122003222 5200828282828210 5105105105105100 378282246310005 371449635398431 ' +
    '378734493671000 6011111111111117 6011000990139424 3056930009020004 30569309025904 38520000023237 36227206271667 3566002020360505 ' +
    '3530111333300000 6200000000000005 4111111111111111 4012888888881881 4000000000000002 4000000000009995 4000000000000077 4000002500003155 2222400070000005 5454545454545454'
  ).split(' '),
);
const IS_ID = /(?:\b|_)\w*(?:id|Id|ID|hash|sha|stamp|number|build|seq|nonce)\\?["']?\s{0,3}[:=]\s{0,3}\\?["']?$/;

const IBAN = /(?<![A-Za-z0-9])[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?(?![A-Za-z0-9])/g;
const IBAN_LENGTHS: Readonly<Record<string, number>> = Object.fromEntries(
  (
    'AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BR29 CH21 CR22 CY28 CZ24 DE22 DK18 DO28 EE20 EG29 ES24 FI18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HR21 ' +
    'HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 MC27 MD24 ME22 MK19 MR27 MT31 MU30 NL18 NO15 PK24 PL28 PS29 PT25 QA29 RO24 ' +
    'RS22 SA24 SC31 SE24 SI19 SK24 SM27 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20'
  )
    .split(' ')
    .map((entry) => [entry.slice(0, 2), Number(entry.slice(2))]),
);
/** Of the standard and of well-known documents. */
const EXAMPLE_IBANS: ReadonlySet<string> = new Set(
  (
    'DE89370400440532013000 GB82WEST12345698765432 GB29NWBK60161331926819 FR1420041010050500013M02606 CH9300762011623852957 NL91ABNA0417164300 ' +
    'ES9121000418450200051332 IT60X0542811101000000123456 AT611904300234573201 BE68539007547034 BE71096123456769 IE29AIBK93115212345678 SE4550000000058398257466'
  ).split(' '),
);

const COUNTRY = String.raw`(?:1|7|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]|2[1-69]\d|3[578]\d|42\d|5[09]\d|6[7-9]\d|8[058]\d|9[679]\d)`;
const INTERNATIONAL = new RegExp(String.raw`(?<![\w.+/-])\+${COUNTRY}(?:[ .()/-]{0,2}\d){6,13}(?![\w]|[.-]\d)`, 'g');
const AMERICAN = /(?<![\w.+/-])(?:\([2-9]\d{2}\) ?|[2-9]\d{2}-)[2-9]\d{2}[-.]\d{4}(?![\w-]|\.\d)/g;
const LABELLED =
  /(?:\btel(?:efon|ephone)?|phone(?:[_-]?(?:number|no))?|mobile?|handy|cell|fax|fon)\\?["']?\s{0,3}[:=.]\s{0,3}\\?["']?\+?(?<value>[(\d][\d ()/.-]{6,20}\d)/gi;
/** Kept free for films and documents by those who give numbers out. */
const FICTIONAL =
  /^(?:1?(?:[2-9]\d{2})?555(?:01)?\d+|1?555\d{7}|(?:44|0)207946\d+|(?:44|0)7700900\d+|(?:61|0)255501?\d+|(?:61|0)491570\d+|(?:49|0)3023125\d+|(?:33|0)1990[01]\d+)$/;

/** Whether a number ends with the digit that Luhn's rule asks for. */
export function isLuhnValid(digits: string): boolean {
  const sum = Array.from(digits)
    .reverse()
    .map((digit, index) => (index % 2 === 1 ? Number(digit) * 2 : Number(digit)))
    .reduce((total, value) => total + (value > 9 ? value - 9 : value), 0);
  return sum % 10 === 0;
}

/** Whether an account's number has the length of its country and the right check digits. */
export function isIbanValid(iban: string): boolean {
  if (IBAN_LENGTHS[iban.slice(0, 2)] !== iban.length) return false;
  const digits = (iban.slice(4) + iban.slice(0, 4)).replace(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 55));
  return Array.from(digits).reduce((rest, digit) => (rest * 10 + Number(digit)) % 97, 0) === 1;
}

function digitsOf(value: string): string {
  return value.replace(/\D/g, '');
}

/** Numbers of payment cards, but for those that providers publish for tests, and what a name calls an id. */
export function findCards(text: string): PlacedValue[] {
  return [...text.matchAll(CARD)].flatMap(({ 0: value, index: start }): PlacedValue[] => {
    const digits = digitsOf(value);
    if (!ISSUER.test(digits) || !isLuhnValid(digits) || TEST_CARDS.has(digits)) return [];
    const isVaried = new Set(digits).size > 3;
    return isVaried && !IS_ID.test(text.slice(Math.max(0, start - 40), start))
      ? [{ kind: 'payment-card', start, value }]
      : [];
  });
}

/** Numbers of bank accounts, but for the examples of the standard. */
export function findIbans(text: string): PlacedValue[] {
  return [...text.matchAll(IBAN)].flatMap(({ 0: value, index: start }): PlacedValue[] => {
    const iban = value.replaceAll(' ', '');
    return isIbanValid(iban) && !EXAMPLE_IBANS.has(iban) ? [{ kind: 'iban', start, value }] : [];
  });
}

/** A number of North America: neither area nor exchange begins with 0 or 1, and 555 is no area. */
function isPossible(digits: string): boolean {
  return !digits.startsWith('1') || /^1[2-9]\d{2}[2-9]\d{6}$/.test(digits);
}

function isAddedLine(text: string, start: number, value: string): boolean {
  return (start === 0 || text.charAt(start - 1) === '\n') && /^\+\d+$/.test(value);
}

/** Phone numbers: with their country, in the form of North America, or behind a word that says so. */
export function findPhoneNumbers(text: string): PlacedValue[] {
  const found = new Map<number, string>();
  for (const { 0: value, index } of text.matchAll(INTERNATIONAL))
    if (isPossible(digitsOf(value)) && !isAddedLine(text, index, value)) found.set(index, value);
  for (const { 0: value, index } of text.matchAll(AMERICAN)) found.set(index, value);
  for (const { 0: whole, index, groups } of text.matchAll(LABELLED)) {
    const value = groups?.value ?? '';
    const start = index + whole.length - value.length;
    const isLong = digitsOf(value).length >= 7 && digitsOf(value).length <= 15;
    if (isLong && !found.has(start - 1)) found.set(start, value);
  }
  return Array.from(found, ([start, value]): PlacedValue => ({ kind: 'phone-number', start, value })).filter(
    ({ value }) => !FICTIONAL.test(digitsOf(value)) && new Set(digitsOf(value)).size > 3,
  );
}

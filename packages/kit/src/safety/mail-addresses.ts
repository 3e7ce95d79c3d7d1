import type { PlacedValue } from './personal-finding';

const SHAPE = String.raw`[A-Za-z0-9](?:[A-Za-z0-9._%+-]{0,62}[A-Za-z0-9_+-])?@[A-Za-z0-9](?:[A-Za-z0-9-]{0,62}\.){1,8}[A-Za-z]{2,24}\b(?![\w/@]|\.\w)`;
// What stands behind a colon is often the password of an address of something else.
const BEFORE = String.raw`(?<![A-Za-z0-9._%+@/:-])(?<!:\/\/\S{0,100})|(?<=(?:mailto|mail|user|to|from|cc|bcc|author|contact):)`;
const ADDRESS = new RegExp(`(?:${BEFORE})${SHAPE}`, 'gi');
/** Reserved by RFC 2606 and 6761, and what people write for a domain that is none. */
const RESERVED_DOMAIN =
  /(?:^|\.)(?:example(?:\.[a-z]{2,3})?|test|invalid|localhost|local|internal|lan|corp|home|service|socket|timer|svc|cluster)$/i;
const PLACEHOLDER_DOMAIN =
  /^(?:(?:your|my)[a-z-]*|test|foo|bar|baz|domain|company|email|somewhere|here|acme)\.[a-z.]{2,6}$/i;
const FILE_ENDING =
  /\.(?:png|jpe?g|gif|svg|webp|ico|avif|js|ts|tsx|jsx|css|html|json|ya?ml|txt|log|git|route|get|post|mark)$/i;
/** Nobody reads these, or whoever has the role. */
const ROLE =
  /^(?:git|no-?reply|do-?not-?reply|admin|administrator|root|postmaster|hostmaster|webmaster|abuse|security|support|info|contact|hello|help|sales|team|office|press|privacy|legal|billing|bot|ci|builds?|notifications?|mailer-daemon)(?:[+-].*)?$/i;
const NOBODY =
  /^(?:(?:john|jane)[._-]?(?:doe|smith)|max[._-]?mustermann|foo|bar|baz|test|tester|user|username|your[._-]?\w*|my[._-]?\w*|me|you|someone|somebody|nobody|name|first[._-]?last|email|alice|bob)\d*$/i;
const PUBLISHED = /copyright|\(c\)|\u00a9|licen[cs]e|@author/i;

function isReal(address: string): boolean {
  const at = address.lastIndexOf('@');
  const [local, domain] = [address.slice(0, at), address.slice(at + 1)];
  if (RESERVED_DOMAIN.test(domain) || PLACEHOLDER_DOMAIN.test(domain) || FILE_ENDING.test(domain)) return false;
  return !ROLE.test(local) && !NOBODY.test(local) && !/(?:^|\.)users\.noreply\.github\.com$/i.test(domain);
}

function lineAt(text: string, index: number): string {
  const end = text.indexOf('\n', index);
  return text.slice(text.lastIndexOf('\n', index) + 1, end === -1 ? undefined : end);
}

/**
 * Mail addresses of people. Those of a line of copyright or `@author` do not count: their owners have published
 * them there for this.
 */
export function findMailAddresses(text: string): PlacedValue[] {
  if (!text.includes('@')) return [];
  return [...text.matchAll(ADDRESS)]
    .map(({ 0: value, index: start }): PlacedValue => ({ kind: 'mail-address', start, value }))
    .filter(({ start, value }) => isReal(value) && !PUBLISHED.test(lineAt(text, start)));
}

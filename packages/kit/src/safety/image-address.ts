const LONGEST_QUERY = 120;
const LONGEST_PART = 120;
/** Its dynamic badges take long queries, and nobody else reads its logs. */
const BADGES = /^https:\/\/img\.shields\.io\//i;
/** A place to fill in: `{KEY}`, `$TOKEN`, `<secret>`, `[data]`, also encoded. */
const PLACEHOLDER = /\{[^{}]*\}|%7b|\$\{?[A-Za-z_]|<[^<>]*>|%3c|\[[^[\]]*\]|%5b/i;
const TELLING_NAME =
  /[?&#](?:data|secrets?|payload|exfil|leak(?:ed)?|env|dump|contents?|passw(?:or)?d|prompt|chat|history)=/i;
/** A value that was encoded to be carried: long, of mixed letters and digits. */
const CARRIED_VALUE = /=(?=[A-Za-z0-9+/_-]*\d)(?=[A-Za-z0-9+/_-]*[A-Za-z])[A-Za-z0-9+/_-]{32,}/;

/**
 * Whether the address of an image carries data: whoever shows the image sends its address to a server. Short queries of
 * badges and avatars do not count, so a short secret in one is not found here.
 */
export function carriesData(address: string): boolean {
  const trimmed = address.trim();
  if (/^data:/i.test(trimmed)) return true;
  if (PLACEHOLDER.test(trimmed)) return true;
  const end = trimmed.search(/[?#]/);
  const [path, query] = end === -1 ? [trimmed, ''] : [trimmed.slice(0, end), trimmed.slice(end)];
  if (!/^(?:[a-z][a-z0-9+.-]*:)?\/\//i.test(path)) return false;
  if (BADGES.test(path)) return false;
  if (query.length > LONGEST_QUERY || TELLING_NAME.test(query) || CARRIED_VALUE.test(query)) return true;
  return path.split('/').some((part) => part.length > LONGEST_PART);
}

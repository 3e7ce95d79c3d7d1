import { isLoopback } from './roster';

type Environment = Readonly<Record<string, string | undefined>>;

/** The variables that name a proxy and what goes past it, as other programs read them. */
export const PROXY_VARIABLES = ['https_proxy', 'HTTPS_PROXY', 'http_proxy', 'HTTP_PROXY', 'no_proxy', 'NO_PROXY'];

function read(environment: Environment, name: string): string {
  return [name, name.toUpperCase()].map((one) => environment[one]?.trim() ?? '').find((text) => text !== '') ?? '';
}

/** One entry of `no_proxy`: a host and those below it, `*` for all, with a port or for each. */
function isExempt({ hostname, port, protocol }: URL, entry: string): boolean {
  if (entry === '*') return true;
  const [, host = entry, only] = /^(.+):(\d+)$/.exec(entry) ?? [];
  if (only !== undefined && only !== (port === '' ? (protocol === 'https:' ? '443' : '80') : port)) return false;
  const bare = host.toLowerCase().replace(/^\*?\./, '');
  return hostname === bare || hostname.endsWith(`.${bare}`);
}

/**
 * The proxy that a server is asked through, by the environment. A server of this machine is asked directly whatever the
 * environment says: to a proxy its address would mean another machine.
 */
export function findProxy(address: string, environment: Environment): string | undefined {
  const url = new URL(address);
  const proxy = read(environment, url.protocol === 'https:' ? 'https_proxy' : 'http_proxy');
  const exempt = read(environment, 'no_proxy').split(/[\s,]+/);
  if (proxy === '' || isLoopback(address) || exempt.some((entry) => entry !== '' && isExempt(url, entry)))
    return undefined;
  return /^[a-z]+:\/\//i.test(proxy) ? proxy : `http://${proxy}`;
}

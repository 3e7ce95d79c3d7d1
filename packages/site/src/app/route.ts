import { useEffect, useState } from 'preact/hooks';

/** A place in the report, as the part of the address after `#` names it: `#tests/12`. */
export interface Route {
  readonly view: string;
  readonly detail: string | undefined;
}

/** Reads an address's hash; the empty one is the overview. */
export function parseRoute(hash: string): Route {
  const [view = '', ...rest] = hash.replace(/^#/, '').split('/');
  const detail = rest.join('/');
  return { view: view === '' ? 'overview' : view, detail: detail === '' ? undefined : decode(detail) };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The address of a place in the report. */
export function routeTo(view: string, detail?: string): string {
  return detail === undefined ? `#${view}` : `#${view}/${encodeURIComponent(detail)}`;
}

/** The route as the address has it now. */
export function useRoute(): Route {
  const [route, setRoute] = useState(() => parseRoute(location.hash));
  useEffect(() => {
    const follow = () => setRoute(parseRoute(location.hash));
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);
  return route;
}

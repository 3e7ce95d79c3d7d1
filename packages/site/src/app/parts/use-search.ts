import { useMemo, useState } from 'preact/hooks';

/** A search over a list: what was typed, and what of the list holds all of its words in any case. */
export function useSearch<T>(items: readonly T[], textOf: (item: T) => string) {
  const [query, setQuery] = useState('');
  const texts = useMemo(() => items.map((item) => textOf(item).toLowerCase()), [items]);
  const found = useMemo(() => {
    const words = query.toLowerCase().split(/\s+/).filter(Boolean);
    if (words.length === 0) return items;
    return items.filter((_, index) => words.every((word) => texts[index]?.includes(word)));
  }, [items, query]);
  return { query, setQuery, found };
}

import type { ComponentChildren } from 'preact';
import { useContext, useEffect, useRef, useState } from 'preact/hooks';

import { IsPrinting } from './contexts';

const ROWS_BEYOND = 8;
const PRINTED_ROWS = 200;

/** What a long list shows. */
export interface VirtualListProps<T> {
  readonly id: string;
  readonly label: string;
  readonly items: readonly T[];
  readonly rowHeight: number;
  readonly renderRow: (item: T) => ComponentChildren;
  readonly chosen: number;
  readonly onChoose: (index: number) => void;
}

const STEPS: Readonly<Record<string, (index: number, page: number) => number>> = {
  ArrowDown: (index) => index + 1,
  ArrowUp: (index) => index - 1,
  PageDown: (index, page) => index + page,
  PageUp: (index, page) => index - page,
  Home: () => 0,
  End: () => Number.MAX_SAFE_INTEGER,
};

function Printed<T>({ items, renderRow }: VirtualListProps<T>) {
  const rest = items.length - PRINTED_ROWS;
  return (
    <>
      <ul class="printed">
        {items.slice(0, PRINTED_ROWS).map((item, index) => (
          <li key={index} class="row">
            {renderRow(item)}
          </li>
        ))}
      </ul>
      {rest > 0 && <p class="note">{rest} more are in the evidence.</p>}
    </>
  );
}

/** What of a list is in view, followed while it is scrolled. */
function useWindow(rowHeight: number) {
  const box = useRef<HTMLDivElement>(null);
  const [{ top, height }, setView] = useState({ top: 0, height: 600 });
  const look = () => box.current && setView({ top: box.current.scrollTop, height: box.current.clientHeight });
  useEffect(() => {
    look();
  }, []);
  const first = Math.max(0, Math.floor(top / rowHeight) - ROWS_BEYOND);
  return {
    box,
    look,
    first,
    last: Math.ceil((top + height) / rowHeight) + ROWS_BEYOND,
    page: Math.floor(height / rowHeight),
  };
}

function useInView(box: { readonly current: HTMLDivElement | null }, chosen: number, rowHeight: number): void {
  useEffect(() => {
    if (box.current === null || chosen < 0) return;
    const { scrollTop, clientHeight } = box.current;
    const top = chosen * rowHeight;
    if (top < scrollTop) box.current.scrollTop = top;
    else if (top + rowHeight > scrollTop + clientHeight) box.current.scrollTop = top + rowHeight - clientHeight;
  }, [chosen]);
}

type OptionsProps<T> = VirtualListProps<T> & { readonly first: number; readonly last: number };

function Options<T>({ id, items, rowHeight, renderRow, chosen, onChoose, first, last }: OptionsProps<T>) {
  return (
    <>
      {items.slice(first, last).map((item, offset) => {
        const index = first + offset;
        return (
          <div
            key={index}
            id={`${id}-${index}`}
            class="row"
            role="option"
            aria-selected={index === chosen}
            aria-setsize={items.length}
            aria-posinset={index + 1}
            style={{ top: `${index * rowHeight}px`, height: `${rowHeight}px` }}
            onClick={() => onChoose(index)}
          >
            {renderRow(item)}
          </div>
        );
      })}
    </>
  );
}

function Live<T>(props: VirtualListProps<T>) {
  const { id, label, items, rowHeight, chosen, onChoose } = props;
  const { box, look, first, last, page } = useWindow(rowHeight);
  useInView(box, chosen, rowHeight);
  const onKeyDown = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    if (step === undefined || items.length === 0) return;
    event.preventDefault();
    onChoose(Math.min(items.length - 1, Math.max(0, step(chosen, page))));
  };
  const active = chosen >= first && chosen < last ? `${id}-${chosen}` : undefined;
  const handlers = { onScroll: look, onKeyDown };
  return (
    <div
      ref={box}
      class="list"
      role="listbox"
      tabindex={0}
      aria-label={label}
      aria-activedescendant={active}
      {...handlers}
    >
      <div role="presentation" style={{ height: `${items.length * rowHeight}px`, position: 'relative' }}>
        <Options {...props} first={first} last={last} />
      </div>
    </div>
  );
}

/** A list of any length with rows of one height, of which only those in view are in the page. */
export function VirtualList<T>(props: VirtualListProps<T>) {
  return useContext(IsPrinting) ? <Printed {...props} /> : <Live {...props} />;
}

import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';

/** A column of a table. */
export interface Column {
  readonly name: string;
  readonly isNumber?: boolean;
  /** Of a column that needs no name to see, like one of bars: said to those who do not see it. */
  readonly isHidden?: boolean;
  /** On a phone, where there are no column heads, the cell says its name. Numbers always do. */
  readonly isNamed?: boolean;
}

/** What a table shows. The first cell of a row is its header. */
export interface TableProps {
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly ComponentChildren[])[];
  readonly caption?: string;
  /** Rows shown at first. */
  readonly limit?: number;
}

function Row({ columns, row }: { readonly columns: readonly Column[]; readonly row: readonly ComponentChildren[] }) {
  return (
    <tr>
      {row.map((cell, index) => {
        const { name = '', isNumber = false, isNamed = isNumber } = columns[index] ?? {};
        if (index === 0)
          return (
            <th key={index} scope="row">
              {cell}
            </th>
          );
        return (
          <td key={index} class={isNumber ? 'number' : undefined} data-name={isNamed ? name : undefined}>
            {cell}
          </td>
        );
      })}
    </tr>
  );
}

/** A table that becomes a list of blocks on a phone; long ones show the rest when asked to. */
export function Table({ columns, rows, caption, limit = 50 }: TableProps) {
  const [isWhole, setWhole] = useState(false);
  const shown = isWhole ? rows : rows.slice(0, limit);
  return (
    <>
      <div class="scroll">
        <table class="stack">
          {caption !== undefined && <caption>{caption}</caption>}
          <thead>
            <tr>
              {columns.map(({ name, isNumber = false, isHidden = false }, index) => (
                <th key={index} scope="col" class={isNumber ? 'number' : undefined}>
                  {isHidden ? <span class="hidden">{name}</span> : name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((row, index) => (
              <Row key={index} columns={columns} row={row} />
            ))}
          </tbody>
        </table>
      </div>
      {rows.length > shown.length && (
        <button type="button" class="more" onClick={() => setWhole(true)}>
          Show {rows.length - shown.length} more
        </button>
      )}
    </>
  );
}

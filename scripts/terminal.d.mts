export type Color = 'red' | 'green' | 'yellow' | 'cyan' | 'dim' | 'bold';
export type Paint = (color: Color | undefined, text: string) => string;
export interface Column {
  readonly title?: string;
  readonly right?: boolean;
  readonly spare?: boolean;
  readonly color?: (cell: string) => Color | undefined;
}
interface Stream {
  readonly isTTY?: boolean;
  readonly columns?: number;
}
export function hasColors(stream: Stream, environment?: Readonly<Record<string, string | undefined>>): boolean;
export function createPaint(isColored: boolean): Paint;
export function widthOf(stream: Stream): number;
export function cut(text: string, width: number): string;
export function renderTable(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  options?: { readonly width?: number; readonly paint?: Paint },
): string[];

import type { ReportAttempt, ReportData } from '@orchestrate/contracts/report-data';

type Task = ReportData['tasks'][number];

/** A box of the graph, in pixels. */
export interface Box<T> {
  readonly item: T;
  readonly x: number;
  readonly y: number;
}

/** A line from the right of one box to the left of another. */
export interface Edge {
  readonly from: { readonly x: number; readonly y: number };
  readonly to: { readonly x: number; readonly y: number };
}

/** The graph: a column an attempt, the tasks of its phase below the first one. */
export interface Layout {
  readonly heads: readonly Box<ReportAttempt>[];
  readonly tasks: readonly Box<Task>[];
  readonly edges: readonly Edge[];
  readonly width: number;
  readonly height: number;
}

/** Sizes of the graph's boxes, in pixels. */
export const BOX = { width: 184, head: 44, task: 34, gapX: 44, gapY: 8 } as const;

/** Places attempts in the order in which they ran, and the planned tasks of each phase below its first attempt. */
export function layOutTasks(attempts: readonly ReportAttempt[], tasks: readonly Task[]): Layout {
  const columnX = (index: number): number => index * (BOX.width + BOX.gapX);
  const heads = attempts.map((item, index) => ({ item, x: columnX(index), y: 0 }));
  const placed = new Map<string, Box<Task>>();
  attempts.forEach(({ phase }, column) => {
    if (attempts.findIndex((other) => other.phase === phase) !== column) return;
    tasks
      .filter((task) => task.phase === phase)
      .forEach((item, row) => {
        const y = BOX.head + BOX.gapY * 2 + row * (BOX.task + BOX.gapY);
        placed.set(item.id, { item, x: columnX(column), y });
      });
  });
  const edges = [...placed.values()].flatMap(({ item, x, y }) =>
    item.dependsOn.flatMap((id) => {
      const source = placed.get(id);
      if (source === undefined || source.x === x) return [];
      return [{ from: { x: source.x + BOX.width, y: source.y + BOX.task / 2 }, to: { x, y: y + BOX.task / 2 } }];
    }),
  );
  const lowest = Math.max(BOX.head, ...[...placed.values()].map(({ y }) => y + BOX.task));
  const width = Math.max(1, attempts.length) * (BOX.width + BOX.gapX) - BOX.gapX;
  return { heads, tasks: [...placed.values()], edges, width, height: lowest + 2 };
}

import type { ReportData } from '@orchestrate/contracts/report-data';
import type { ComponentChildren } from 'preact';

/** What a view is given. */
export interface ViewProps {
  readonly data: ReportData;
  /** What follows the view's name in the address: `tests/12`. */
  readonly detail?: string | undefined;
}

/** One page of the report. */
export interface View {
  readonly id: string;
  readonly title: string;
  /** Stands beside the title in the contents. */
  readonly count?: (data: ReportData) => number | undefined;
  readonly render: (props: ViewProps) => ComponentChildren;
}

import type { ReportData, ReportEvent } from '@orchestrate/contracts/report-data';
import { describeSeconds } from '@orchestrate/kit/words';
import { useMemo, useState } from 'preact/hooks';

import { FileLink, Section } from '../parts/basics';
import { Choice } from '../parts/controls';
import { Table } from '../parts/table';
import { VirtualList } from '../parts/virtual-list';

/** A call: a command, or a question to a model. */
export interface Call extends ReportEvent {
  readonly seconds: number;
}

/** Everything that took time outside of the run's own code. */
export function listCalls({ events }: ReportData): Call[] {
  return events.items.flatMap((event) => (event.seconds === undefined ? [] : [{ ...event, seconds: event.seconds }]));
}

/** The kind of a call, which its bar is drawn in. */
export const toneOfCall = ({ type }: ReportEvent): string => (type === 'model.asked' ? 'model' : 'tool');

const ORDERS = {
  begun: (a: Call, b: Call) => a.at - b.at,
  longest: (a: Call, b: Call) => b.seconds - a.seconds,
} as const;

function CallRow({ call, longest }: { readonly call: Call; readonly longest: number }) {
  return (
    <>
      <span class="at">{describeSeconds(call.at / 1000)}</span>
      <span class="phase-name">{call.phase}</span>
      <span class="grow">
        {call.text} <span class="muted">{call.what}</span>
      </span>
      {call.remark !== undefined && <span class={`remark ${call.outcome}`}>{call.remark}</span>}
      <svg class={`spark ${toneOfCall(call)}`} aria-hidden="true" focusable="false">
        <rect width={`${Math.max(1, (call.seconds / longest) * 100)}%`} height="100%" />
      </svg>
      <span class="number">{describeSeconds(call.seconds)}</span>
    </>
  );
}

function CallDetail({ call }: { readonly call: Call }) {
  return (
    <div class="detail">
      <h4>{call.text}</h4>
      <p class="muted">
        {call.what}, {call.phase}, {describeSeconds(call.seconds)}
        {call.remark !== undefined && `, ${call.remark}`}
      </p>
      {call.command !== undefined && (
        <pre class="shell" tabindex={0}>
          <code>{call.command}</code>
        </pre>
      )}
      {call.file !== undefined && (
        <p>
          <FileLink file={call.file} />
        </p>
      )}
    </div>
  );
}

/** All calls, in the order that is asked for, each with its command. */
export function Calls({ calls }: { readonly calls: readonly Call[] }) {
  const [order, setOrder] = useState<keyof typeof ORDERS>('begun');
  const [chosen, setChosen] = useState(-1);
  const reorder = (next: keyof typeof ORDERS) => {
    setOrder(next);
    setChosen(-1);
  };
  const sorted = useMemo(() => [...calls].sort(ORDERS[order]), [calls, order]);
  const longest = Math.max(...calls.map(({ seconds }) => seconds), 0.001);
  const call = sorted[chosen];
  return (
    <Section id="calls-title" title="Calls">
      <Choice
        label="Order"
        options={[
          ['begun', 'As they began'],
          ['longest', 'Longest first'],
        ]}
        value={order}
        onChange={reorder}
      />
      <VirtualList
        id="call"
        label="Calls"
        items={sorted}
        rowHeight={34}
        chosen={chosen}
        onChoose={setChosen}
        renderRow={(item) => <CallRow call={item} longest={longest} />}
      />
      {call !== undefined && <CallDetail call={call} />}
    </Section>
  );
}

/** Which tools and models the time went to. */
export function Tools({ calls }: { readonly calls: readonly Call[] }) {
  const byTool = new Map<string, { runs: number; seconds: number }>();
  for (const { what, seconds } of calls) {
    const sum = byTool.get(what) ?? { runs: 0, seconds: 0 };
    byTool.set(what, { runs: sum.runs + 1, seconds: sum.seconds + seconds });
  }
  const sorted = [...byTool].sort(([, a], [, b]) => b.seconds - a.seconds);
  const longest = sorted[0]?.[1].seconds ?? 1;
  return (
    <Section id="tool-time" title="Where the time went">
      <Table
        columns={[
          { name: 'Tool or model' },
          { name: 'Share', isHidden: true },
          { name: 'Runs', isNumber: true },
          { name: 'Seconds in all', isNumber: true },
        ]}
        limit={12}
        rows={sorted.map(([tool, { runs, seconds }]) => [
          tool,
          <svg key="bar" class="spark tool" aria-hidden="true" focusable="false">
            <rect width={`${Math.max(1, (seconds / longest) * 100)}%`} height="100%" />
          </svg>,
          runs,
          describeSeconds(seconds),
        ])}
      />
    </Section>
  );
}

import type { ReportEvent } from '@orchestrate/contracts/report-data';
import { describeSeconds } from '@orchestrate/kit/words';
import { useEffect, useMemo, useState } from 'preact/hooks';

import { Empty, FileLink, Section } from '../parts/basics';
import { SearchField } from '../parts/controls';
import { useSearch } from '../parts/use-search';
import { VirtualList } from '../parts/virtual-list';
import type { ViewProps } from '../view';

function EventRow({ event }: { readonly event: ReportEvent }) {
  return (
    <>
      <span class="at">{describeSeconds(event.at / 1000)}</span>
      <span class="phase-name">{event.phase}</span>
      <span class="type muted">{event.type}</span>
      <span class="grow">
        {event.text} <span class="muted">{event.what}</span>
      </span>
      {event.remark !== undefined && <span class={`remark ${event.outcome}`}>{event.remark}</span>}
    </>
  );
}

function EventDetail({ event }: { readonly event: ReportEvent }) {
  return (
    <div class="detail">
      <h4>{event.text}</h4>
      <p class="muted">
        {event.type} of {event.phase}, {event.what}
        {event.seconds !== undefined && `, took ${describeSeconds(event.seconds)}`}
        {event.remark !== undefined && `, ${event.remark}`}
      </p>
      {event.command !== undefined && (
        <pre class="shell" tabindex={0}>
          <code>{event.command}</code>
        </pre>
      )}
      {event.file !== undefined && (
        <p>
          <FileLink file={event.file} />
        </p>
      )}
    </div>
  );
}

function List({ events }: { readonly events: readonly ReportEvent[] }) {
  const [chosen, setChosen] = useState(-1);
  useEffect(() => setChosen(-1), [events]);
  const event = events[chosen];
  if (events.length === 0) return <Empty>No event speaks of that.</Empty>;
  return (
    <>
      <VirtualList
        id="event"
        label="Events"
        items={events}
        rowHeight={34}
        chosen={chosen}
        onChoose={setChosen}
        renderRow={(item) => <EventRow event={item} />}
      />
      {event !== undefined && <EventDetail event={event} />}
    </>
  );
}

const ALL = 'all phases';

/** What happened, in order. */
export function Events({ data }: ViewProps) {
  const { items, left } = data.events;
  const [phase, setPhase] = useState(ALL);
  const kept = useMemo(() => items.filter((event) => phase === ALL || event.phase === phase), [items, phase]);
  const { query, setQuery, found } = useSearch(
    kept,
    (event) => `${event.type} ${event.what} ${event.text} ${event.remark ?? ''} ${event.command ?? ''}`,
  );
  if (items.length === 0) return <Empty>No event was kept of this run.</Empty>;
  return (
    <Section
      id="all-events"
      title="All events"
      note={
        <>
          In the order in which they began, from <FileLink file="events.ndjson" />.
        </>
      }
    >
      <div class="controls">
        <SearchField label="Search events" query={query} onQuery={setQuery} shown={found.length} all={items.length} />
        <select aria-label="Phase" value={phase} onChange={(change) => setPhase(change.currentTarget.value)}>
          {[ALL, ...new Set(items.map((item) => item.phase))].map((name) => (
            <option key={name}>{name}</option>
          ))}
        </select>
      </div>
      <List events={found} />
      {left > 0 && <p class="note">{left} more are in the evidence.</p>}
    </Section>
  );
}

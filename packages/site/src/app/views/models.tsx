import type { Conversation, LedgerLine } from '@orchestrate/contracts/model-call';
import type { ReportData } from '@orchestrate/contracts/report-data';
import { count, describeSeconds } from '@orchestrate/kit/words';
import { useContext, useState } from 'preact/hooks';

import { Chip, Empty, FileLink, Numbers, Section } from '../parts/basics';
import { IsPrinting } from '../parts/contexts';
import { SearchField } from '../parts/controls';
import { Table } from '../parts/table';
import { useSearch } from '../parts/use-search';
import type { ViewProps } from '../view';

interface Sum {
  requests: number;
  input: number;
  output: number;
  cost: number;
  /** Requests whose cost nobody told. */
  untold: number;
  seconds: number;
}

function sumBy(ledger: readonly LedgerLine[], keyOf: (line: LedgerLine) => string): [string, Sum][] {
  const sums = new Map<string, Sum>();
  for (const line of ledger) {
    const sum = sums.get(keyOf(line)) ?? { requests: 0, input: 0, output: 0, cost: 0, untold: 0, seconds: 0 };
    sum.requests += 1;
    sum.input += line.source === 'provider' ? (line.usage?.input ?? 0) : 0;
    sum.output += line.source === 'provider' ? (line.usage?.output ?? 0) : 0;
    if (line.cost === 'unknown') sum.untold += 1;
    else sum.cost += line.cost;
    sum.seconds += line.seconds;
    sums.set(keyOf(line), sum);
  }
  return [...sums].sort(([, a], [, b]) => b.cost - a.cost || b.requests - a.requests);
}

const describeCost = ({ cost, untold, requests }: Sum): string => {
  if (untold === requests) return 'unknown';
  return `$${Number(cost.toFixed(4))}${untold > 0 ? ` and ${untold} unknown` : ''}`;
};

function Costs({
  id,
  title,
  name,
  sums,
}: {
  readonly id: string;
  readonly title: string;
  readonly name: string;
  readonly sums: readonly [string, Sum][];
}) {
  const most = Math.max(...sums.map(([, { cost }]) => cost), 0);
  return (
    <Section id={id} title={title}>
      <Table
        columns={[
          { name },
          { name: 'Share', isHidden: true },
          ...['Cost', 'Requests', 'Tokens in', 'Tokens out', 'Waited'].map((column) => ({
            name: column,
            isNumber: true,
          })),
        ]}
        rows={sums.map(([key, sum]) => [
          key,
          <svg key="bar" class="spark model" aria-hidden="true" focusable="false">
            <rect width={`${most === 0 ? 0 : (sum.cost / most) * 100}%`} height="100%" />
          </svg>,
          describeCost(sum),
          sum.requests,
          sum.input,
          sum.output,
          describeSeconds(sum.seconds),
        ])}
      />
    </Section>
  );
}

function Messages({ conversation }: { readonly conversation: Conversation }) {
  const { messages, transcript, prompt, calls } = conversation;
  return (
    <div class="messages">
      <p class="note">
        {prompt !== undefined && `Prompt ${prompt.name}, version ${prompt.version}. `}
        Transcript: {transcript}. {count(calls.length, 'request')}.
      </p>
      {messages.length === 0 && <p>What was said is not kept here.</p>}
      {messages.map(({ role, text }, index) => (
        <article key={index} class={`message ${role}`}>
          <h4>{role}</h4>
          <pre tabindex={0}>{text}</pre>
        </article>
      ))}
    </div>
  );
}

function ConversationItem({ path, value }: ReportData['conversations']['items'][number]) {
  const isPrinting = useContext(IsPrinting);
  const [hasOpened, setOpened] = useState(false);
  const isAnswered = value.outcome === 'answered';
  return (
    <details onToggle={(event) => event.currentTarget.open && setOpened(true)}>
      <summary>
        <Chip tone={isAnswered ? 'good' : 'bad'}>{isAnswered ? '✓ answered' : `✗ ${value.outcome}`}</Chip>{' '}
        {value.rationale}{' '}
        <span class="muted">{`${value.task} by ${value.provider}/${value.model}, ${value.phase}`}</span>
      </summary>
      {hasOpened && !isPrinting && (
        <div>
          <Messages conversation={value} />
          <p class="note">
            <FileLink file={path} />
          </p>
        </div>
      )}
    </details>
  );
}

function Conversations({ items, left }: ReportData['conversations']) {
  const textOf = ({ value }: (typeof items)[number]) =>
    `${value.rationale} ${value.task} ${value.provider}/${value.model} ${value.phase} ${value.messages.map(({ text }) => text).join(' ')}`;
  const { query, setQuery, found } = useSearch(items, textOf);
  return (
    <Section id="conversations" title="Conversations">
      <SearchField
        label="Search conversations"
        query={query}
        onQuery={setQuery}
        shown={found.length}
        all={items.length}
      />
      {found.slice(0, 200).map((conversation) => (
        <ConversationItem key={conversation.path} {...conversation} />
      ))}
      {left > 0 && <p class="note">{left} more are in the evidence.</p>}
    </Section>
  );
}

/** What was asked of models, what they said, and what that cost. */
export function Models({ data }: ViewProps) {
  const { ledger, conversations, summary } = data;
  if (ledger.items.length === 0 && conversations.items.length === 0)
    return (
      <Empty>No model was asked in this run. All of it was done by deterministic tools, so it cost nothing.</Empty>
    );
  const failed = ledger.items.filter(({ outcome }) => outcome !== 'answered').length;
  return (
    <>
      <Numbers
        cards={[
          ['Cost', summary.cost === 'unknown' ? 'unknown' : `$${Number(summary.cost.toFixed(4))}`],
          ['Tokens', String(summary.tokens), 'paid for in this run'],
          ['Requests', String(ledger.items.length + ledger.left), failed > 0 ? `${failed} brought nothing` : ''],
          ['Conversations', String(conversations.items.length + conversations.left)],
        ]}
      />
      <Costs id="by-phase" title="Cost by phase" name="Phase" sums={sumBy(ledger.items, ({ phase }) => phase)} />
      <Costs
        id="by-provider"
        title="Cost by provider"
        name="Model"
        sums={sumBy(ledger.items, ({ provider, model }) => `${provider}/${model}`)}
      />
      <Conversations {...conversations} />
    </>
  );
}

import type { Failure } from '@orchestrate/contracts/triage';

function Value({ name, text, tone }: { readonly name: string; readonly text: string; readonly tone: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <pre class={tone} tabindex={0}>
          {text}
        </pre>
      </dd>
    </div>
  );
}

/** One failure: where it was, what was expected, and what came instead. */
export function FailureDetail({ failure }: { readonly failure: Failure }) {
  const { test, gate, file, line, message, expected, actual, code } = failure;
  const place = file === undefined ? '' : `${file}${line === undefined ? '' : `:${line}`}`;
  return (
    <article class="failure">
      <h4>{test ?? code ?? gate}</h4>
      <p class="muted">
        {gate}, {failure.class}
        {place !== '' && (
          <>
            , <code>{place}</code>
          </>
        )}
      </p>
      <p>{message}</p>
      {(expected !== undefined || actual !== undefined) && (
        <dl class="sides">
          <Value name="Expected" text={expected ?? '(not told)'} tone="good" />
          <Value name="Actual" text={actual ?? '(not told)'} tone="bad" />
        </dl>
      )}
    </article>
  );
}

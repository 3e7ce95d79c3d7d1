import type { ReportData } from '@orchestrate/contracts/report-data';
import { useEffect, useRef, useState } from 'preact/hooks';

import { PageHead } from './head';
import { IsPrinting } from './parts/contexts';
import { useRoute } from './route';
import type { View } from './view';
import { VIEWS } from './views';

function Contents({ data, current }: { readonly data: ReportData; readonly current: View }) {
  return (
    <nav aria-label="Contents">
      <ul class="contents">
        {VIEWS.map(({ id, title, count }) => {
          const number = count?.(data);
          return (
            <li key={id}>
              <a href={`#${id}`} aria-current={id === current.id ? 'page' : undefined}>
                {title}
                {number !== undefined && <span class="count">{number}</span>}
              </a>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}

function Footer() {
  return (
    <footer>
      <p>
        <code>manifest.json</code> holds the SHA-256 of every file of this run. Check it with{' '}
        <code>npm run verify-run -- &lt;directory&gt;</code>. Made by orchestrate.
      </p>
    </footer>
  );
}

/** Whether the page is being printed, known before the printer looks. */
function usePrinting(): boolean {
  const [isPrinting, setPrinting] = useState(() => matchMedia('print').matches);
  useEffect(() => {
    const media = matchMedia('print');
    const follow = () => setPrinting(media.matches);
    follow();
    media.addEventListener('change', follow);
    return () => media.removeEventListener('change', follow);
  }, []);
  return isPrinting;
}

function Printed({ data }: { readonly data: ReportData }) {
  return (
    <IsPrinting.Provider value={true}>
      <div class="page plain-page">
        <PageHead summary={data.summary} />
        <main id="main">
          {VIEWS.map((view) => (
            <div key={view.id} class="view">
              {view.id !== 'overview' && <h2>{view.title}</h2>}
              {view.render({ data })}
            </div>
          ))}
        </main>
        <Footer />
      </div>
    </IsPrinting.Provider>
  );
}

/** One view at a time, beside the contents; all of them where the page is printed. */
export function App({ data, home }: { readonly data: ReportData; readonly home: string | undefined }) {
  const route = useRoute();
  const isPrinting = usePrinting();
  const heading = useRef<HTMLHeadingElement>(null);
  const view = VIEWS.find(({ id }) => id === route.view) ?? VIEWS[0];
  const isFirst = useRef(true);
  useEffect(() => {
    if (!isFirst.current) {
      scrollTo({ top: 0 });
      heading.current?.focus({ preventScroll: true });
    }
    isFirst.current = false;
    // On a phone the contents are a line to scroll.
    document.querySelector('nav [aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, [view, route.detail]);
  if (isPrinting) return <Printed data={data} />;
  return (
    <>
      <a class="skip" href="#main" onClick={(event) => (event.preventDefault(), heading.current?.focus())}>
        To the report
      </a>
      <div class="page">
        <PageHead summary={data.summary} home={home} />
        <Contents data={data} current={view} />
        <main id="main">
          <h2 ref={heading} tabindex={-1}>
            {view.title}
          </h2>
          {view.render({ data, detail: route.detail })}
        </main>
        <Footer />
      </div>
    </>
  );
}

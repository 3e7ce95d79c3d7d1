import { createHash } from 'node:crypto';

import { describe, expect, it } from 'vitest';

import { loadTemplate } from '../schema/testing/run-code';

class ApiError extends Error {}

interface Tags {
  readonly createEntityTag: (stored: unknown) => string;
  readonly tagOfType: (tag: string, type: string) => string;
  readonly isUnchanged: (c: object, tag: string) => boolean;
  readonly requireMatch: (c: object, tag: string, status: number) => void;
}
type Middleware = (c: object, next: () => Promise<void>) => Promise<void>;

async function loadTags(): Promise<Tags> {
  const flags = ['tagged', 'matched', 'isUnchanged', 'requireMatch', 'tagsByType'];
  return (await loadTemplate('http/entity-tags.ts', flags, { createHash, ApiError })) as unknown as Tags;
}

/** A request with a condition, whose answer is of this type. */
function ask(header: string, answerType?: string): object {
  return { var: { answerType }, req: { header: () => header } };
}

/** The tag that a caller sees, where the handler answers with `"a"`. */
async function showTag(accept: string): Promise<string | null> {
  const { tagOfType } = await loadTags();
  const provided = { tagOfType, parseAccept: (type: string) => [{ type, q: 1 }] };
  const { negotiate } = await loadTemplate('http/negotiation.ts', ['tagsByType'], provided, { Response });
  const res = new Response(null, { status: 304, headers: { ETag: '"a"' } });
  const header = (name: string, value: string): void => res.headers.set(name, value);
  const types = ['application/json', 'application/xml; charset=utf-8'];
  const middleware = (negotiate as (offer: object) => Middleware)({ types });
  await middleware({ res, header, set: () => undefined, req: { header: () => accept } }, () => Promise.resolve());
  return res.headers.get('ETag');
}

describe('the tag of an item with several media types', () => {
  it('is another for each, of 304 too', async () => {
    expect(await showTag('application/json')).toBe('"a"');
    expect(await showTag('application/xml')).toBe('"a.application/xml"');
  });

  it.each([
    ['"a"', undefined, true],
    ['"a.application/xml"', 'application/xml', true],
    ['"b", W/"a.application/xml"', 'application/xml', true],
    ['*', 'application/xml', true],
    ['"a"', 'application/xml', false],
    ['"a.application/xml"', undefined, false],
  ])('%s says of an answer as %s that the caller has it: %s', async (header, type, expected) => {
    expect((await loadTags()).isUnchanged(ask(header, type), '"a"')).toBe(expected);
  });

  it.each(['"a"', '"a.application/xml"', '"b", "a.application/xml"', '*'])(
    'lets %s change the item',
    async (header) => {
      const { requireMatch } = await loadTags();
      expect(() => requireMatch(ask(header), '"a"', 412)).not.toThrow();
    },
  );

  it.each(['"b"', '"b.application/xml"', 'W/"a"'])('lets %s change nothing', async (header) => {
    const { requireMatch } = await loadTags();
    expect(() => requireMatch(ask(header), '"a"', 412)).toThrow('412');
  });

  it('tells stored tags by no dot', async () => {
    const { createEntityTag, tagOfType } = await loadTags();
    const tag = createEntityTag({ title: 'a' });
    expect(tag).toMatch(/^"[\w-]{43}"$/);
    expect(tagOfType(tag, 'application/xml')).toBe(`${tag.slice(0, -1)}.application/xml"`);
  });
});

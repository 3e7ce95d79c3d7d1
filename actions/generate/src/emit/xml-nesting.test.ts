import { describe, expect, it } from 'vitest';

import { loadTemplate } from '../schema/testing/run-code';

class HTTPException extends Error {
  constructor(
    readonly status: number,
    { message }: { readonly message: string },
  ) {
    super(message);
  }
}

type Middleware = (c: object, next: () => Promise<void>) => Promise<void>;

/** What of a body came to the parser; none where it was refused before. */
async function parse(body: string): Promise<string[]> {
  const parsed: string[] = [];
  class DOMParser {
    parseFromString(text: string): object {
      parsed.push(text);
      return { documentElement: { childNodes: [], textContent: '', getAttributeNS: () => null } };
    }
  }
  const provided = { HTTPException, DOMParser, xmlShapes: {}, replaceBody: () => undefined };
  const { readXml } = await loadTemplate('http/xml.ts', ['readXml'], provided);
  const request = { header: () => 'application/xml', text: () => Promise.resolve(body) };
  const middleware = (readXml as (shape: object) => Middleware)({ name: 'note' });
  await middleware({ req: request }, () => Promise.resolve());
  return parsed;
}

function nest(depth: number, inner: string): string {
  return `${'<a>'.repeat(depth)}${inner}${'</a>'.repeat(depth)}`;
}

describe('the nesting of XML', () => {
  it.each([
    ['100 elements', nest(100, '')],
    ['1000 siblings', `<a>${'<b/><c d="/"></c>'.repeat(1_000)}</a>`],
    ['comments', nest(100, `<!--${'<b>'.repeat(200)}-->`)],
    ['CDATA', nest(100, `<![CDATA[${'<b>'.repeat(200)}]]>`)],
    ['an instruction', `<?xml version="1.0"?>${nest(100, `<?b ${'<b>'.repeat(200)}?>`)}`],
    ['values of attributes', nest(99, `<b c="${'>'.repeat(200)}/>" d='"<b>"'/>`)],
  ])('is not exceeded by %s', async (_, body) => {
    expect(await parse(body)).toEqual([body]);
  });

  it.each([
    ['101 elements', nest(101, ''), 'nest 100'],
    ['300000 that do not end', '<a>'.repeat(300_000), 'nest 100'],
    ['a value that looks like an end', '<a b="/>">'.repeat(101), 'nest 100'],
    ['a comment that does not end', `<a/>${'<!--'.repeat(100_000)}`, 'DOCTYPE'],
    ['a tag that does not end', `<a b="${'<a>'.repeat(1_000)}`, 'DOCTYPE'],
    ['a DOCTYPE', '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', 'DOCTYPE'],
  ])('refuses %s before it is parsed', async (_, body, message) => {
    await expect(parse(body)).rejects.toThrow(message);
  });
});

it('XML with text beside the elements of an object leaves it as text, for the schema to refuse', async () => {
  const bodies: unknown[] = [];
  const textNode = { nodeType: 3, TEXT_NODE: 3, CDATA_SECTION_NODE: 4, ELEMENT_NODE: 1, nodeValue: ' true ' };
  class DOMParser {
    parseFromString(text: string): object {
      const childNodes = text.includes('true') ? [textNode] : [{ ...textNode, nodeValue: '\n' }];
      return { documentElement: { childNodes, getAttributeNS: () => null } };
    }
  }
  const replaceBody = (_context: object, body: string): unknown => bodies.push(JSON.parse(body));
  const { readXml } = await loadTemplate('http/xml.ts', ['readXml'], { DOMParser, xmlShapes: {}, replaceBody });
  const middleware = (readXml as (shape: object) => Middleware)({ name: 'note', properties: {} });
  for (const body of ['<note> true </note>', '<note>\n</note>'])
    await middleware({ req: { header: () => 'application/xml', text: () => Promise.resolve(body) } }, () =>
      Promise.resolve(),
    );
  expect(bodies).toEqual(['true', {}]);
});

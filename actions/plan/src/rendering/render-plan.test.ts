import { defaultConfiguration } from '@orchestrate/kit/configuration/read-configuration';
import { answering, createOpenApiDocument, queryParameter, referTo } from '@orchestrate/testkit/openapi-document';
import { describe, expect, it } from 'vitest';

import { createPlan } from '../create-plan';
import { planExisting } from '../existing/describe-service';

import { renderPlan } from './render-plan';
import { escapeLabel, renderTaskGraph } from './task-graph';

describe('escapeLabel', () => {
  it.each([
    ['Routes of Pet: list', 'Routes of Pet: list'],
    ['say "hi"', 'say #34;hi#34;'],
    ['a]b[c', 'a#93;b#91;c'],
    ['<b>&amp;</b>', '#60;b#62;#38;amp#59;#60;/b#62;'],
    ['one\ntwo\u202e', 'one two'],
    ['`code` #35;', '#96;code#96; #35;35#59;'],
  ])('%j', (text, label) => {
    expect(escapeLabel(text)).toBe(label);
  });

  it('cuts what is too long for a box', () => {
    expect(escapeLabel('x'.repeat(200))).toHaveLength(80);
  });
});

describe('renderTaskGraph', () => {
  it('groups tasks by phase and draws what depends on what', () => {
    const base = { dependsOn: [], tool: { name: 'x', why: 'y' }, inputs: [], outputs: [] };
    const graph = renderTaskGraph([
      { ...base, id: 'generate.all', phase: 'generate', title: 'End of "it"' },
      { ...base, id: 'test-gen.e2e', phase: 'test-gen', title: 'Tests', dependsOn: ['generate.all'] },
    ]);
    expect(graph).toBe(`flowchart LR
  subgraph p_generate["generate"]
    t_generate_all["End of #34;it#34;"]
  end
  subgraph p_test_gen["test-gen"]
    t_test_gen_e2e["Tests"]
  end
  t_generate_all --> t_test_gen_e2e`);
  });
});

describe('renderPlan', () => {
  const document = createOpenApiDocument(
    {
      '/pets': {
        get: answering(
          200,
          { type: 'array', items: referTo('Pet') },
          {
            parameters: [queryParameter('sort', {})],
            security: [{ key: [] }, { user: [], pass: [] }],
          },
        ),
        post: answering(200),
      },
    },
    { Pet: { type: 'object', properties: { id: { type: 'integer' } } } },
    { info: { title: 'Pets | <script>alert(1)</script>', version: '1.0.0' } },
  );
  const files = [{ path: 'pets.yaml', sha256: 'b'.repeat(64) }];
  const specification = { source: 'pets.yaml', dialect: 'openapi-3.1', document, files, remarks: [] } as const;
  const page = renderPlan(createPlan(specification, 'a'.repeat(64), defaultConfiguration()));

  it('says what each operation becomes, who may, and why', () => {
    expect(page).toContain(
      '| getPets | <code>GET /pets</code> | lists pets | key, or user and pass | **list** GET of a collection answers a bare array |',
    );
    expect(page).toContain(
      '| postPets | <code>POST /pets</code> | answers 501 until it is written by hand | open | **custom**',
    );
  });

  it('leaves nothing of a service that is there already, and gives no reason why it would not be made', () => {
    const paths = { '/locks': { post: answering(200) } };
    const code = createOpenApiDocument(paths, {}, { info: { title: 'Locks', version: '1.0.0' } });
    const found = {
      existing: { directory: '.', specification: 'routes' as const },
      manifest: { name: 'locks', scripts: {}, dependencies: {}, devDependencies: {} },
      specification: { ...specification, document: code },
      underived: [],
    };
    const there = renderPlan(planExisting(found, 'a'.repeat(64), defaultConfiguration()));
    expect(there).toContain('\n\n1 operation.\n\n## Left to a person\n\nNothing: the service is there already.');
    expect(there).toContain('| postLocks | <code>POST /locks</code> | is there already | open |  |');
    expect(there).not.toContain('## Resources');
  });

  it('begins with what is left to a person', () => {
    expect(page).toContain(
      '2 operations on 1 resource.\n\n## Left to a person\n\n- postPets (POST /pets) stays custom: ',
    );
    expect(page).toContain('- the query parameter <code>sort</code> of getPets fits no rule');
  });

  it('shows the graph, the files and the gates', () => {
    expect(page).toContain('```mermaid\nflowchart LR\n');
    expect(page).toContain('| <code>pets.yaml</code> | `bbbbbbbbbbbbbbbb` |');
    expect(page).toContain('| smoke | <code>npm run smoke</code> | 120 s | yes |');
  });

  it('lets no name of a specification break out of its place', () => {
    expect(page).not.toContain('<script>');
    expect(page.split('\n')[0]).toBe('# Plan for Pets \\| &lt;script&gt;alert(1)&lt;/script&gt; 1.0.0');
  });
});

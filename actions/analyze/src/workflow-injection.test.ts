import { describe, expect, it } from 'vitest';

import { findInjections } from './workflow-injection';

function workflow(step: string): string {
  return `on: push\njobs:\n  build:\n    runs-on: ubuntu-latest\n    steps:\n      - ${step}\n`;
}

describe('findInjections', () => {
  it.each([
    'run: echo "${{ github.event.pull_request.title }}"',
    'run: git checkout ${{ github.head_ref }}',
    "run: echo ${{ format('{0}', github.event.issue.body) }}",
    'run: echo ${{ github.event.pull_request.head.ref }}',
    'run: echo ${{ github.event.head_commit.message }}',
    'run: echo ${{ github.event.commits[0].author.name }}',
  ])('finds %s', (step) => {
    expect(findInjections('ci.yml', workflow(step))).toMatchObject([
      { rule: 'script-injection', level: 'error', line: 6 },
    ]);
  });

  it.each([
    'run: echo "$TITLE"',
    'run: echo ${{ github.sha }}',
    'run: echo ${{ github.event.pull_request.number }}',
    'run: echo ${{ github.event.repository.name }}',
    'run: echo ${{ matrix.title }}',
    'name: ${{ github.event.pull_request.title }}',
  ])('lets %s be', (step) => {
    expect(findInjections('ci.yml', workflow(step))).toEqual([]);
  });

  it('passes a value by env', () => {
    const text =
      'jobs:\n  a:\n    steps:\n      - env:\n          T: ${{ github.event.issue.title }}\n        run: echo "$T"\n';
    expect(findInjections('ci.yml', text)).toEqual([]);
  });

  it('names each property of a script once', () => {
    const twice = 'run: echo ${{ github.head_ref }} ${{ github.head_ref }} ${{ github.event.issue.title }}';
    expect(findInjections('ci.yml', workflow(twice))).toHaveLength(2);
  });

  it('leaves a broken file to the parser', () => {
    expect(findInjections('ci.yml', 'a: [')).toEqual([]);
  });
});

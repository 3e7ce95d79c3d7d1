import { expect, it } from 'vitest';

import { BOX, layOutTasks } from './task-layout';

const attempt = (phase: 'plan' | 'generate' | 'deploy', number = 1) => ({
  ...{ phase, attempt: number, directory: `phases/${phase}`, status: 'done' as const },
});
const task = (id: string, phase: 'generate' | 'deploy', ...dependsOn: string[]) => ({
  ...{ id, phase, title: id, dependsOn, tool: { name: 'x', why: 'y' } },
});

it('gives each attempt a column, and each task its place below the first attempt of its phase', () => {
  const tasks = [
    task('generate.a', 'generate'),
    task('generate.b', 'generate', 'generate.a'),
    task('deploy.a', 'deploy', 'generate.b'),
  ];
  const layout = layOutTasks([attempt('plan'), attempt('generate'), attempt('deploy'), attempt('deploy', 2)], tasks);
  const step = BOX.width + BOX.gapX;
  expect(layout.heads.map(({ x }) => x)).toEqual([0, step, 2 * step, 3 * step]);
  expect(layout.tasks.map(({ item, x }) => [item.id, x])).toEqual([
    ['generate.a', step],
    ['generate.b', step],
    ['deploy.a', 2 * step],
  ]);
  expect(layout.edges).toHaveLength(1);
});

it('leaves out tasks of phases that did not run', () => {
  expect(layOutTasks([attempt('plan')], [task('deploy.a', 'deploy')])).toMatchObject({ tasks: [], edges: [] });
});

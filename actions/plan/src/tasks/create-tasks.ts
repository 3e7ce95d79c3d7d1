import type { Configuration } from '@orchestrate/contracts/configuration';
import type { Task } from '@orchestrate/contracts/plan';

import { createAnalyzeTasks } from './analyze-tasks';
import { createDeliveryTasks } from './delivery-tasks';
import { createGenerateTasks } from './generate-tasks';
import type { Planned } from './task';
import { createExistingTestTasks, createTestTasks } from './test-tasks';

/** The task graph: what the later phases do, by resource, with what each task needs and leaves. */
export function createTasks(planned: Planned, configuration: Configuration): Task[] {
  return [
    ...createGenerateTasks(planned),
    ...createTestTasks(),
    ...createAnalyzeTasks(),
    ...createDeliveryTasks(configuration),
  ];
}

/** The task graph of a service that was there before: all but generating. */
export function createExistingTasks(configuration: Configuration): Task[] {
  return [...createExistingTestTasks(), ...createAnalyzeTasks(), ...createDeliveryTasks(configuration)];
}

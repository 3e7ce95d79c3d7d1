import type { Stores } from '../resources/stores.js';

import type { App } from './app-types.js';

/** Adds an operation to the application. */
export type Registration = (app: App, stores: Stores) => void;

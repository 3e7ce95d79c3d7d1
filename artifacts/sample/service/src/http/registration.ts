import type { Stores } from '../resources/stores.js';

import type { Routes } from './route.js';

/** Adds an operation to the application. */
export type Registration = (app: Routes, stores: Stores) => void;

// Comes first in every bundle of ./compiled.mjs: zod asks for this when a schema is made, not when it is used. A command
// parses a few files and ends, and compiling each schema first would take longer than it saves.
import { config } from 'zod';

config({ jitless: true });

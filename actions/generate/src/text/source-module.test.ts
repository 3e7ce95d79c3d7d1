import { describe, expect, it } from 'vitest';

import { SourceModule } from './source-module';

describe('SourceModule', () => {
  it('imports what was used, each once, sorted: Node, packages, folders above, this folder', () => {
    const module = new SourceModule('src/operations/get-pet.ts');
    module.use('petSchema', 'src/schemas/pet.ts');
    module.use('register', 'src/operations/index.ts');
    module.use('z', 'zod');
    module.use('randomUUID', 'node:crypto');
    module.use('petSchema', 'src/schemas/pet.ts');
    module.useType('Pet', 'src/schemas/pet.ts');
    module.add('export {};');
    expect(module.toFile()).toEqual({
      path: 'src/operations/get-pet.ts',
      text: [
        "import { randomUUID } from 'node:crypto';",
        '',
        "import { z } from 'zod';",
        '',
        "import type { Pet } from '../schemas/pet.js';",
        "import { petSchema } from '../schemas/pet.js';",
        '',
        "import { register } from './index.js';",
        '',
        'export {};',
        '',
      ].join('\n'),
    });
  });

  it('imports no type of what it imports as a value, and nothing from itself', () => {
    const module = new SourceModule('src/a.ts');
    module.useType('Thing', 'src/b.ts');
    module.use('Thing', 'src/b.ts');
    module.use('own', 'src/a.ts');
    expect(module.toFile().text).toBe("import { Thing } from './b.js';\n");
  });

  it('tells two things of one name apart, and leaves the first and its own their name', () => {
    const module = new SourceModule('src/a.ts');
    module.declare('text');
    expect(module.use('eq', 'drizzle-orm')).toBe('eq');
    expect(module.use('eq', 'src/eq.ts')).toBe('eq2');
    expect(module.use('text', 'drizzle-orm/pg-core')).toBe('text2');
    expect(module.use('eq', 'src/eq.ts')).toBe('eq2');
    expect(module.toFile().text).toContain("import { eq as eq2 } from './eq.js';");
    expect(module.listUsed('src/eq.ts')).toEqual(['eq']);
  });
});

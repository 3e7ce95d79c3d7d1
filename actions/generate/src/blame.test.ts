import { createPetShop } from '@orchestrate/testkit/pet-shop';
import { describe, expect, it } from 'vitest';

import type { Complaint } from './blame';
import { listBlamed, nameBlamed } from './blame';
import { createService } from './model/service';

const { plan, document } = createPetShop();
const service = createService(plan, document);

function complain(file: string, message = 'Type A is no B.\n  It lacks c.'): Complaint {
  return { file, line: 3, code: 'TS2322', message };
}

describe('listBlamed', () => {
  it('blames the operation whose file it is, with what is said first', () => {
    const complaints = [complain('src/operations/create-pet.ts'), complain('src/operations/create-pet.ts', 'other')];
    expect([...listBlamed(service, complaints)]).toEqual([
      ['createPet', 'src/operations/create-pet.ts:3: TS2322: Type A is no B.'],
    ]);
  });

  it('blames all operations of what they store, wherever the tree is', () => {
    const blamed = listBlamed(service, [complain('/tree/src/resources/pets/representation.ts')]);
    const own = service.operations.filter(({ planned, custom }) => planned.resource === 'Pet' && custom === undefined);
    expect([...blamed.keys()]).toEqual(own.map(({ planned }) => planned.id));
    expect(own.length).toBeGreaterThan(1);
    expect(new Set(blamed.values())).toEqual(
      new Set(['src/resources/pets/representation.ts:3: TS2322: Type A is no B.']),
    );
  });

  it('blames none for what is no operation’s, and none that is custom already', () => {
    const complaints = [
      complain('src/schemas/pet.ts'),
      complain('src/app.ts'),
      complain('src/operations/adopt-pet.ts'),
    ];
    expect([...listBlamed(service, complaints)]).toEqual([]);
    const refused = createService(plan, document, new Map([['createPet', 'the gate compiles refused it']]));
    expect(refused.operations.find(({ planned }) => planned.id === 'createPet')?.custom).toBe(
      'the gate compiles refused it',
    );
    expect([...listBlamed(refused, [complain('src/operations/create-pet.ts')])]).toEqual([]);
  });

  it('cuts what is said at length', () => {
    const [said] = listBlamed(service, [complain('src/operations/create-pet.ts', 'x'.repeat(500))]).values();
    expect(said).toMatch(/: TS2322: x{160}…$/);
  });
});

describe('nameBlamed', () => {
  it('names operations, resources and schemas', () => {
    const files = ['src/operations/create-pet.ts', 'src/resources/pets/store.ts', 'src/schemas/pet.ts', 'src/app.ts'];
    expect(
      nameBlamed(
        service,
        files.map((file) => complain(file)),
      ),
    ).toBe('createPet (POST /pets), the resource Pet, the schema Pet');
  });

  it('tells how many more there are', () => {
    const files = service.operations.map(({ file }) => file);
    expect(
      nameBlamed(
        service,
        files.map((file) => complain(file)),
      ),
    ).toMatch(/, 2 others$/);
  });
});

import { describe, expect, it } from 'vitest';

import { assignIdentifiers, isReservedName, splitWords, toDashedName, toIdentifier } from './identifiers';

describe('splitWords', () => {
  it.each([
    ['find pet by id', ['find', 'pet', 'by', 'id']],
    ['findPetById', ['find', 'Pet', 'By', 'Id']],
    ['special-events', ['special', 'events']],
    ['page_size', ['page', 'size']],
    ['getHTTPResponse', ['get', 'HTTP', 'Response']],
    ['Café crème', ['Cafe', 'creme']],
    ['../../etc', ['etc']],
    ['購入', []],
  ])('%s', (name, words) => {
    expect(splitWords(name)).toEqual(words);
  });
});

describe('toIdentifier', () => {
  it.each([
    ['find pet by id', 'findPetById', 'FindPetById'],
    ['addPet', 'addPet', 'AddPet'],
    ['X-Api-Key', 'xApiKey', 'XApiKey'],
    ['ISBN list', 'isbnList', 'IsbnList'],
    ['2fa', 'x2fa', 'X2fa'],
    ['../../etc/passwd', 'etcPasswd', 'EtcPasswd'],
    ['a\u0000b', 'aB', 'AB'],
    ['購入', '', ''],
  ])('%s', (name, camel, pascal) => {
    expect(toIdentifier(name, 'camel')).toBe(camel);
    expect(toIdentifier(name, 'pascal')).toBe(pascal);
  });

  it('stays short enough for a file name', () => {
    expect(toIdentifier('word '.repeat(100), 'camel')).toHaveLength(80);
  });
});

describe('toDashedName', () => {
  it.each([
    ['Swagger Petstore', 'swagger-petstore'],
    ['../../etc', 'etc'],
    ['3D Shop', 'service-3-d-shop'],
    ['購入', 'service'],
    ['long '.repeat(30), `${'long-'.repeat(11)}long`],
  ])('%s', (name, dashed) => {
    expect(toDashedName(name, 'service')).toBe(dashed);
  });
});

describe('assignIdentifiers', () => {
  const assign = (names: readonly string[]): string[] =>
    assignIdentifiers(
      names.map((name) => ({ name, fallback: 'get things' })),
      'camel',
      'Operation',
    );

  it.each([
    { what: 'reserved words get the suffix', names: ['delete', 'class'], given: ['deleteOperation', 'classOperation'] },
    {
      what: 'members of every object too',
      names: ['constructor', 'toString', '__proto__'],
      given: ['constructorOperation', 'toStringOperation', 'proto'],
    },
    { what: 'device names too', names: ['con', 'LPT1'], given: ['conOperation', 'lpt1Operation'] },
    {
      what: 'names that become the same get numbers',
      names: ['../../etc', '.. etc', 'etc!'],
      given: ['etc', 'etc2', 'etc3'],
    },
    {
      what: 'a good name keeps itself, wherever it stands',
      names: ['get pets', 'getPets'],
      given: ['getPets2', 'getPets'],
    },
    { what: 'a number does not take a good name', names: ['a b', 'a-b', 'aB2'], given: ['aB', 'aB3', 'aB2'] },
    { what: 'case alone tells no files apart', names: ['getPet', 'getpet'], given: ['getPet', 'getpet2'] },
    { what: 'nothing left takes the fallback', names: ['購入', '!!!'], given: ['getThings', 'getThings2'] },
  ])('$what', ({ names, given }) => {
    expect(assign(names)).toEqual(given);
  });

  it('never gives a reserved or repeated name', () => {
    const given = assign(['delete', 'Delete', 'deleteOperation', 'delete operation', 'null', 'NULL', 'nul']);
    expect(new Set(given.map((name) => name.toLowerCase())).size).toBe(given.length);
    expect(given.filter(isReservedName)).toEqual([]);
  });
});

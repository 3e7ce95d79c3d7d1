import { expect, it } from 'vitest';

import { findWantedPort, judgePorts, printViolation } from './judge-ports';

const image = (port: number) => ({ file: 'Dockerfile', exposed: [{ port, line: 3 }] });
const compose = (...ports: number[]) => ({
  file: 'compose.yaml',
  ports: ports.map((port, index) => ({ port, line: 10 + index })),
});

it('finds what is exposed or mapped and not listened on', () => {
  expect(judgePorts(image(8080), compose(8080), 8080)).toEqual([]);
  expect(judgePorts(image(8080), compose(9229, 8080), 8080)).toEqual([]);
  expect(judgePorts(image(8080), undefined, 8080)).toEqual([]);
  expect(judgePorts(image(8080), compose(3000), 8080).map(printViolation)).toEqual([
    'container-contract compose.yaml:10: wrong-port: maps port 3000 of the container, and the service listens on 8080 (3000 -> 8080)',
  ]);
  expect(judgePorts(image(80), compose(80), 8080).map(({ file }) => file)).toEqual(['Dockerfile', 'compose.yaml']);
});

it('takes the port that the image asks for, else what it exposes', () => {
  expect(findWantedPort({ environment: new Map([['PORT', '81']]), exposed: [{ port: 80, line: 1 }] })).toBe(81);
  expect(findWantedPort({ environment: new Map(), exposed: [{ port: 80, line: 1 }] })).toBe(80);
  expect(findWantedPort({ environment: new Map(), exposed: [] })).toBe(8080);
});

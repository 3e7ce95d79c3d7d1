import { readFile } from 'node:fs/promises';
import path from 'node:path';

import { describe, expect, it } from 'vitest';

import { createComposeFile, parseComposeFile } from './compose-file';
import { listMachineReach } from './machine-reach';

function listIn(settings: string): string[] {
  return listMachineReach(parseComposeFile(`services:\n  app:\n    build: .\n${settings}`, 'compose.yaml'));
}

describe('listMachineReach', () => {
  it('finds nothing in what is generated', async () => {
    const file = path.join(import.meta.dirname, '../../../../service/compose.yaml');
    expect(listMachineReach(parseComposeFile(await readFile(file, 'utf8'), 'compose.yaml'))).toEqual([]);
    expect(listMachineReach(createComposeFile())).toEqual([]);
  });

  it.each([
    '    volumes: [data:/data, /cache]\nvolumes:\n  data:\n',
    '    volumes: [{ type: volume, source: data, target: /data }, { type: tmpfs, target: /tmp }]\n',
    '    security_opt: [no-new-privileges:true]\n    network_mode: none\n',
    '    networks: [inner]\nnetworks:\n  inner: { internal: true, driver: bridge }\n',
  ])('lets pass what stays in containers: %s', (settings) => {
    expect(listIn(settings)).toEqual([]);
  });

  it.each([
    ['    volumes: ["/:/machine"]\n', 'services.app.volumes'],
    ['    volumes: ["./:/app"]\n', 'services.app.volumes'],
    ['    volumes: ["~/.ssh:/ssh"]\n', 'services.app.volumes'],
    ['    volumes: ["${ELSEWHERE:-/}:/machine"]\n', 'services.app.volumes'],
    ['    volumes: [{ type: bind, source: /, target: /machine }]\n', 'services.app.volumes'],
    ['    privileged: true\n', 'services.app.privileged'],
    ['    pid: host\n', 'services.app.pid'],
    ['    network_mode: host\n', 'services.app.network_mode'],
    ['    env_file: ../.secrets\n', 'services.app.env_file'],
    ['    cap_add: [SYS_PTRACE]\n', 'services.app.cap_add'],
    ['    security_opt: [seccomp:unconfined]\n', 'services.app.security_opt'],
    ['    devices: [/dev/kvm]\n', 'services.app.devices'],
    ['    extends: { file: other.yaml, service: app }\n', 'services.app.extends'],
    ['volumes:\n  data: { driver_opts: { type: none, device: /, o: bind } }\n', 'volumes.data'],
    ['volumes:\n  data: { external: true }\n', 'volumes.data'],
    ['networks:\n  outer: { driver: host }\n', 'networks.outer'],
    ['secrets:\n  key: { file: ../.secrets }\n', 'secrets'],
    ['include: [other.yaml]\n', 'include'],
  ])('finds what leads out of them: %s', (settings, place) => {
    expect(listIn(settings)).toEqual([place]);
  });
});

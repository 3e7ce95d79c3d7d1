import type { ComposeFile } from './compose-file';

/** What a service may say without reaching more of the machine than its container. */
const HARMLESS = new Set([
  'build',
  'cap_drop',
  'command',
  'container_name',
  'cpus',
  'depends_on',
  'deploy',
  'entrypoint',
  'environment',
  'expose',
  'healthcheck',
  'hostname',
  'image',
  'init',
  'labels',
  'mem_limit',
  'mem_reservation',
  'networks',
  'pids_limit',
  'platform',
  'ports',
  'profiles',
  'pull_policy',
  'read_only',
  'restart',
  'shm_size',
  'stop_grace_period',
  'stop_signal',
  'tmpfs',
  'ulimits',
  'user',
  'working_dir',
]);

const PLAIN_NAME = /^[A-Za-z0-9][\w.-]*$/;

/** A volume of the engine's own, by its name or without one; a directory of the machine is none. */
function isOwnVolume(entry: unknown): boolean {
  if (typeof entry === 'string') {
    const [source = '', target] = entry.split(':');
    return target === undefined ? source.startsWith('/') : PLAIN_NAME.test(source);
  }
  if (typeof entry !== 'object' || entry === null || !('type' in entry)) return false;
  if (entry.type === 'tmpfs') return true;
  return entry.type === 'volume' && (!('source' in entry) || PLAIN_NAME.test(String(entry.source)));
}

/** Judges of settings that are harmless with some values only. */
const JUDGED: Readonly<Record<string, (value: unknown) => boolean>> = {
  volumes: (value) => Array.isArray(value) && value.every(isOwnVolume),
  network_mode: (value) => value === 'none' || value === 'bridge',
  security_opt: (value) =>
    Array.isArray(value) && value.every((one) => /^no-new-privileges(?::true)?$/.test(String(one))),
};

function isHarmless(name: string, value: unknown): boolean {
  return HARMLESS.has(name) || name.startsWith('x-') || JUDGED[name]?.(value) === true;
}

function isOwnSetting(name: string, value: unknown): boolean {
  return (
    ['name', 'labels', 'internal'].includes(name) || (name === 'driver' && (value === 'local' || value === 'bridge'))
  );
}

/** Whether a volume or a network of the file is the engine's own, without options that lead elsewhere. */
function isOwn(value: unknown): boolean {
  if (value === null || value === undefined) return true;
  return typeof value === 'object' && Object.entries(value).every(([name, setting]) => isOwnSetting(name, setting));
}

/**
 * Lists what in a compose file leads out of its containers, or might: directories and files of the machine, its
 * processes, devices and network, privileges. What is not known to be harmless counts.
 */
export function listMachineReach(file: ComposeFile): string[] {
  const { services, volumes = {}, networks = {}, name: _name, version: _version, ...rest } = file;
  const others = Object.keys(rest).filter((key) => !key.startsWith('x-'));
  const named = Object.entries({ volumes, networks }).flatMap(([kind, all]) =>
    typeof all === 'object' && all !== null
      ? Object.entries(all).flatMap(([key, value]) => (isOwn(value) ? [] : [`${kind}.${key}`]))
      : [kind],
  );
  const settings = Object.entries(services).flatMap(([service, own]) =>
    Object.entries(own).flatMap(([key, value]) =>
      value === undefined || isHarmless(key, value) ? [] : [`services.${service}.${key}`],
    ),
  );
  return [...others, ...named, ...settings];
}

const PASSED = new Set([
  'PATH',
  'HOME',
  'USER',
  'LOGNAME',
  'SHELL',
  'LANG',
  'LANGUAGE',
  'TZ',
  'TERM',
  'TMPDIR',
  'TEMP',
  'TMP',
  'CI',
  // By it a runner finds what outlives a step that was killed.
  'RUNNER_TRACKING_ID',
  'NO_COLOR',
  'NODE_EXTRA_CA_CERTS',
  'SSL_CERT_FILE',
  'SSL_CERT_DIR',
  'GIT_SSL_CAINFO',
  'CURL_CA_BUNDLE',
  'REQUESTS_CA_BUNDLE',
  'HTTP_PROXY',
  'HTTPS_PROXY',
  'NO_PROXY',
  'http_proxy',
  'https_proxy',
  'no_proxy',
  'DOCKER_HOST',
  'DOCKER_CONFIG',
  'DOCKER_CONTEXT',
  'DOCKER_TLS_VERIFY',
  'DOCKER_CERT_PATH',
  'SystemRoot',
  'ComSpec',
  'PATHEXT',
  'APPDATA',
  'LOCALAPPDATA',
  'USERPROFILE',
]);

// npm's own settings matter (registry, certificates, proxies); its credentials do not travel unless they are asked for.
const PASSED_PREFIX = /^(?:LC_|XDG_|npm_config_)/;
const NEVER = /(?:_auth|token|password|secret)/i;

/**
 * The environment a command sees: what tools need to work, and nothing that names a secret, a workflow input or the
 * runner's own tokens.
 * @param passAlso - names from `.orchestrate.yml` that the user wants commands to see
 */
export function scrubEnvironment(
  environment: Readonly<Record<string, string | undefined>>,
  passAlso: readonly string[] = [],
): Record<string, string> {
  const also = new Set(passAlso);
  const kept: Record<string, string> = {};
  for (const [name, value] of Object.entries(environment)) {
    if (value === undefined) continue;
    const isHarmless = (PASSED.has(name) || PASSED_PREFIX.test(name)) && !NEVER.test(name);
    if (isHarmless || also.has(name)) kept[name] = value;
  }
  return kept;
}

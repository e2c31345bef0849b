// Values of settings, of entities and of answers, whatever they hold.

export function annotationOf(entity, name) {
  return String(((entity.metadata || {}).annotations || {})[name] || '').trim();
}

/** Whether there is a secret. */
export function isSet(secret) {
  return typeof secret === 'object' && secret !== null && secret.set === true;
}

/** The objects of a list. */
export function listOf(value) {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'object' && one !== null) : [];
}

// Whoever copies a host from the browser has more than a host.
export function tidied(config, hosts = ['host']) {
  const bare = (host) => (typeof host === 'string' ? host.trim().replace(/^https?:\/\//i, '').replace(/\/.*$/, '') : host);
  return { ...config, ...Object.fromEntries(hosts.map((name) => [name, bare(config[name])])) };
}

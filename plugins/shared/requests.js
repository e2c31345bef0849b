// Where a system is, and what is sent to it.

/** The address of a system that may lie below a path of its host. */
export function root(config) {
  const path = (config.path || '').replace(/^\/+|\/+$/g, '');
  return `https://${config.host}` + (path === '' ? '' : `/${path}`);
}

/** The same request with a body of JSON. */
export function posted(request, value) {
  return { ...request, method: 'POST', headers: { ...request.headers, 'content-type': 'application/json' }, body: JSON.stringify(value) };
}

import { root } from '../../shared/requests.js';
import { listOf } from '../../shared/values.js';
import { read, request, trial } from './jenkins.js';

/** Behind "Test connection". */
export const test = trial(async ({ config }, host, text) => {
  const top = await read(host, text, `${root(config)}/api/json?tree=${encodeURIComponent('jobs[name]{0,100}')}`, request(config), { what: root(config) });
  return { message: text.jobs(config.user || 'anonymous', listOf(top.jobs).length) };
});

import { root } from '../../shared/requests.js';
import { read, request, SYSTEM, trial } from './jira.js';

/** Behind "Test connection". */
export const test = trial(async ({ config }, host, text) => {
  const me = await read(host, text, `${root(config)}/rest/api/2/myself`, request(config), { what: root(config) });
  return { message: text.works(me.displayName || me.name || me.emailAddress || SYSTEM) };
});

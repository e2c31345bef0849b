// What the form of the settings asks for.

import { isSet, listOf, tidied } from '../../shared/values.js';
import { cut } from '../../shared/words.js';
import { ask, SYSTEM, textsOf, trial } from './github.js';
import { withoutRuns } from './runs.js';

/** What can be chosen as the organization. */
export async function organizations({ config, context }, host) {
  const found = await ask(host, tidied(config), textsOf(context), '/user/orgs?per_page=100', {});
  return listOf(found).map(({ login, description }) => ({ value: login, label: description ? cut(`${login}: ${description}`, 100) : login }));
}

/** Behind "Test connection". */
export const test = trial(async ({ config }, host, text) => {
  const limits = await ask(host, config, text, '/rate_limit', {});
  const core = (limits.resources && limits.resources.core) || limits.rate || {};
  const left = core.limit === undefined ? '' : ' ' + text.left(core.remaining, core.limit);
  if (!isSet(config.token)) {
    return { message: text.nobody + left };
  }
  const user = await ask(host, config, text, '/user', { absent: {} }).catch(withoutRuns);
  return { message: (text.signedIn(user.login || SYSTEM) + left).trim() };
});

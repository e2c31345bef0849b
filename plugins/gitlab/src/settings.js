// What the form of the settings asks for.

import { isSet, listOf, tidied } from '../../shared/values.js';
import { cut } from '../../shared/words.js';
import { ask, SYSTEM, textsOf, trial } from './gitlab.js';

/** What can be chosen as the group: those at the top. */
export async function groups({ config: asSet, context, input }, host) {
  const config = tidied(asSet);
  const q = encodeURIComponent(String(input.q || ''));
  const found = await ask(host, config, textsOf(context), `https://${config.host}/api/v4/groups?top_level_only=true&per_page=50&order_by=path&search=${q}`);
  return { items: listOf(found).map((group) => ({ value: group.full_path, label: cut(`${group.full_name || group.name} (${group.full_path})`, 100) })), truncated: listOf(found).length === 50 };
}

/** Behind "Test connection". */
export const test = trial(async ({ config }, host, text) => {
  if (!isSet(config.token)) {
    await ask(host, config, text, `https://${config.host}/api/v4/projects?per_page=1&simple=true`);
    return { message: text.anonymous };
  }
  const user = await ask(host, config, text, `https://${config.host}/api/v4/user`);
  return { message: text.signedIn(user.username || SYSTEM) };
});

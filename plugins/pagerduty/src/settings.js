import { listOf } from '../../shared/values.js';
import { ask, trial } from './pagerduty.js';

/** Behind "Test connection". */
export const test = trial(async ({ config }, host, text) => {
  const found = await ask(host, config, text, '/services?limit=100');
  return { message: found.more === true ? text.goodMany : text.good(listOf(found.services).length) };
});

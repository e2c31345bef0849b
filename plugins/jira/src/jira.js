// Asking Jira Cloud (REST API version 3) and Jira Data Center (version 2).

import { system } from '../../shared/system.js';
import { isSet } from '../../shared/values.js';
import { TEXTS } from './texts.js';

export const SYSTEM = 'Jira';

export const { view, trial, send, read } = system({
  name: SYSTEM,
  needs: 'Browse projects on this project',
  patienceMs: 4000,
  texts: TEXTS,
});

export function request(config) {
  if (!isSet(config.token)) {
    return { headers: { accept: 'application/json' } };
  }
  // Cloud knows a user with an API token; a personal access token of Data Center stands alone.
  const auth = config.kind === 'datacenter' ? { secret: 'config.token', as: 'bearer' } : { secret: 'config.token', as: 'basic', user: config.user || '' };
  return { headers: { accept: 'application/json' }, auth };
}

// Asking Prometheus' HTTP API, or whatever speaks it.

import { system } from '../../shared/system.js';
import { isSet } from '../../shared/values.js';
import { TEXTS } from './texts.js';

export const SYSTEM = 'Prometheus';

export const { view, trial, read } = system({
  name: SYSTEM,
  needs: 'reading access to the query API',
  patienceMs: 1700,
  texts: TEXTS,
  hosts: ['host', 'grafanaHost'],
});

export function request(config) {
  if (!isSet(config.token)) {
    return { headers: { accept: 'application/json' } };
  }
  const auth = config.user ? { secret: 'config.token', as: 'basic', user: config.user } : 'config.token';
  return { headers: { accept: 'application/json' }, auth };
}

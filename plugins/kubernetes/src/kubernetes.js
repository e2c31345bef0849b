// Asking a Kubernetes API server.

import { system } from '../../shared/system.js';
import { isSet } from '../../shared/values.js';
import { NEEDS, TEXTS } from './texts.js';

export const { view, trial, send, read } = system({
  name: 'Kubernetes',
  needs: NEEDS,
  patienceMs: 2000,
  texts: TEXTS,
});

export function request(config, accept) {
  return { headers: { accept }, ...(isSet(config.token) ? { auth: 'config.token' } : {}) };
}

// Asking Jenkins' remote access API.

import { system } from '../../shared/system.js';
import { isSet } from '../../shared/values.js';
import { TEXTS } from './texts.js';

export const { view, trial, send, read } = system({
  name: 'Jenkins',
  needs: 'Overall/Read and Job/Read, and Job/Build to start builds',
  patienceMs: 4000,
  texts: TEXTS,
});

export function request(config) {
  return {
    headers: { accept: 'application/json' },
    ...(isSet(config.token) ? { auth: { secret: 'config.token', as: 'basic', user: config.user || '' } } : {}),
  };
}

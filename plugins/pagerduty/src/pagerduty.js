// Asking PagerDuty's REST API, version 2.

import { system } from '../../shared/system.js';
import { isSet } from '../../shared/values.js';
import { TEXTS } from './texts.js';

export const { view, trial, send, read } = system({
  name: 'PagerDuty',
  needs: 'a REST API key, read-only to look, with full access to trigger incidents',
  patienceMs: 2500,
  texts: TEXTS,
});

export function ask(host, config, text, path, about) {
  return read(host, text, api(config) + path, request(config), about);
}

export function api(config) {
  return `https://${config.host || 'api.pagerduty.com'}`;
}

export function request(config) {
  return {
    headers: { accept: 'application/vnd.pagerduty+json;version=2' },
    ...(isSet(config.apiKey) ? { auth: { secret: 'config.apiKey', as: 'header', name: 'Authorization', prefix: 'Token token=' } } : {}),
  };
}

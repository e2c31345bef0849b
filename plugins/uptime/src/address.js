// Which address is checked.

import { ANNOTATION } from './annotation.js';

export function addressOf(entity, config) {
  const annotated = ((entity.metadata || {}).annotations || {})[ANNOTATION];
  if (annotated) {
    return annotated;
  }
  if (!config.address) {
    return null;
  }
  return config.address
    .replaceAll('{name}', encodeURIComponent(entity.metadata.name))
    .replaceAll('{namespace}', encodeURIComponent(entity.metadata.namespace || 'default'));
}

export function isWeb(url) {
  return /^https?:\/\/[^\s/]+/i.test(url);
}

export function hostOf(url) {
  const found = /^https?:\/\/([^/?#:@]+)(?:[:/?#]|$)/i.exec(url);
  return found === null ? '' : found[1].toLowerCase();
}

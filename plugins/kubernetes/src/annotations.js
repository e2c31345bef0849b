// Which workloads an entity has.

import { Trouble } from '../../shared/trouble.js';
import { annotationOf } from '../../shared/values.js';

export const ID = 'backstage.io/kubernetes-id';
export const SELECTOR = 'backstage.io/kubernetes-label-selector';
export const NAMESPACE = 'backstage.io/kubernetes-namespace';

export function askedFor(config, entity, text) {
  const selector = annotationOf(entity, SELECTOR);
  const id = annotationOf(entity, ID);
  if (selector === '' && !/^[A-Za-z0-9]([A-Za-z0-9_.-]{0,61}[A-Za-z0-9])?$/.test(id)) {
    throw new Trouble(text.badSelector, text.badSelectorDetail);
  }
  return { selector: selector || `${ID}=${id}`, namespace: annotationOf(entity, NAMESPACE) || config.namespace || '' };
}

// Which service an entity has.

import { Trouble } from '../../shared/trouble.js';
import { annotationOf } from '../../shared/values.js';

export const ANNOTATION = 'pagerduty.com/service-id';

export function idOf(entity, text) {
  const id = annotationOf(entity || {}, ANNOTATION);
  if (!/^[A-Z0-9]{5,20}$/.test(id)) {
    throw new Trouble(text.badId, text.badIdDetail);
  }
  return id;
}

// Which repository an entity has.

import { Trouble } from '../../shared/trouble.js';
import { annotationOf } from '../../shared/values.js';

export const ANNOTATION = 'github.com/project-slug';

export function slugOf(entity, text) {
  const slug = annotationOf(entity, ANNOTATION);
  if (!/^[A-Za-z0-9][A-Za-z0-9-]{0,99}\/[A-Za-z0-9._-]{1,100}$/.test(slug)) {
    throw new Trouble(text.badSlug, text.badSlugDetail(slug || '–'));
  }
  return slug;
}

// Which project an entity has.

import { Trouble } from '../../shared/trouble.js';
import { annotationOf } from '../../shared/values.js';
import { cut } from '../../shared/words.js';

export const ANNOTATION = 'gitlab.com/project-slug';

export function slugOf(entity, text) {
  const slug = annotationOf(entity, ANNOTATION);
  if (slug.length > 255 || !/^[A-Za-z0-9_][A-Za-z0-9_.-]*(\/[A-Za-z0-9_.-]+)+$/.test(slug)) {
    throw new Trouble(text.badSlug, text.badSlugDetail(cut(slug || '–', 100)));
  }
  return slug;
}

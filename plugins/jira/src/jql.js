// What an entity is searched by.

import { Trouble } from '../../shared/trouble.js';
import { annotationOf } from '../../shared/values.js';

export const PROJECT = 'jira/project-key';
export const COMPONENT = 'jira/component';
export const LABEL = 'jira/label';

// Names are quoted, so that an annotation can add nothing to the search but itself.
export function jqlOf(config, entity, text) {
  const key = annotationOf(entity, PROJECT);
  if (!/^[A-Za-z][A-Za-z0-9_]{0,60}$/.test(key)) {
    throw new Trouble(text.badKey, text.badKeyDetail);
  }
  const quoted = (name) => `"${name.replace(/["\\]/g, '\\$&').replace(/[\u0000-\u001f]/g, ' ')}"`;
  const component = annotationOf(entity, COMPONENT);
  const label = annotationOf(entity, LABEL);
  const parts = [`project = ${quoted(key)}`, ...(component ? [`component = ${quoted(component)}`] : []), ...(label ? [`labels = ${quoted(label)}`] : []), config.filter || 'statusCategory != Done'];
  return parts.map((part, index) => (index === parts.length - 1 ? `(${part})` : part)).join(' AND ') + ' ORDER BY updated DESC';
}

import { link } from '../../shared/blocks.js';
import { root } from '../../shared/requests.js';
import { cut, when } from '../../shared/words.js';

// Jira's own three groups of statuses.
const CATEGORIES = { new: 'neutral', indeterminate: 'info', done: 'good' };

export function table(config, list, text, whole) {
  return {
    block: 'table',
    columns: [
      { key: 'issue', title: text.issue, type: 'link' },
      { key: 'state', title: text.state, type: 'status' },
      ...(whole ? [{ key: 'type', title: text.type, type: 'text' }, { key: 'priority', title: text.priority, type: 'text' }, { key: 'assignee', title: text.assignee, type: 'text' }] : []),
      { key: 'updated', title: text.updated, type: 'date' },
    ],
    rows: list.map(({ key, fields = {} }) => ({
      issue: link(`${key} ${(fields && fields.summary) || ''}`, `${root(config)}/browse/${encodeURIComponent(key)}`),
      state: stateOf(fields.status),
      ...(whole
        ? {
            type: nameOf(fields.issuetype, '–'),
            priority: nameOf(fields.priority, '–'),
            assignee: cut(String((fields.assignee || {}).displayName || text.unassigned), 60),
          }
        : {}),
      updated: when(fields.updated),
    })),
  };
}

function stateOf(status) {
  const category = ((status || {}).statusCategory || {}).key;
  return { state: CATEGORIES[category] || 'neutral', label: nameOf(status, '–') };
}

function nameOf(thing, none) {
  return cut(String((thing || {}).name || none), 60);
}

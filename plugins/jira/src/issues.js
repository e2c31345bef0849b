import { cut } from '../../shared/words.js';
import { view } from './jira.js';
import { jqlOf } from './jql.js';
import { search } from './search.js';
import { table } from './table.js';

const ON_TAB = 25;

/** All open issues, a page at a time. */
export const issues = view(async ({ config, input }, host, text) => {
  const jql = jqlOf(config, input.entity, text);
  const cursor = (input.page || {}).cursor;
  const found = await search(config, host, text, jql, ON_TAB, cursor);
  if (found.issues.length === 0 && !cursor) {
    return { block: 'empty', title: text.none, detail: cut(text.noneDetail(jql), 300) };
  }
  const whole = table(config, found.issues, text, true);
  return found.next === undefined ? whole : { ...whole, id: 'issues', next: found.next };
});

import { json } from '../../shared/answers.js';
import { posted, root } from '../../shared/requests.js';
import { listOf } from '../../shared/values.js';
import { request, send } from './jira.js';

const FIELDS = ['summary', 'status', 'priority', 'assignee', 'issuetype', 'updated'];

export async function search(config, host, text, jql, most, cursor) {
  const cloud = config.kind !== 'datacenter';
  const explain = (why) => text.query(why);
  const post = async (path, body) => {
    const url = root(config) + path;
    const answer = await send(host, text, url, posted(request(config), body), { what: config.host, explain });
    return json(answer, text, url);
  };
  if (!cloud) {
    const startAt = Number.isInteger(Number(cursor)) ? Math.max(0, Number(cursor || 0)) : 0;
    const found = await post('/rest/api/2/search', { jql, startAt, maxResults: most, fields: FIELDS });
    const list = listOf(found.issues);
    const end = startAt + list.length;
    return { issues: list, total: found.total || 0, next: end < (found.total || 0) && list.length > 0 ? String(end) : undefined };
  }
  const found = await post('/rest/api/3/search/jql', { jql, maxResults: most, fields: FIELDS, ...(cursor ? { nextPageToken: String(cursor) } : {}) });
  const list = listOf(found.issues);
  const next = found.isLast === true ? undefined : found.nextPageToken || undefined;
  // Cloud counts apart, and only where there is more than is shown.
  const total = next === undefined || cursor ? list.length : (await post('/rest/api/3/search/approximate-count', { jql: jql.replace(/ order by .*$/i, '') })).count;
  return { issues: list, total: total === undefined ? `${list.length}+` : total, next };
}

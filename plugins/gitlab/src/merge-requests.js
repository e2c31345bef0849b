import { header, json } from '../../shared/answers.js';
import { link } from '../../shared/blocks.js';
import { ON_TAB, paged, pageOf } from '../../shared/pages.js';
import { listOf } from '../../shared/values.js';
import { cut, when } from '../../shared/words.js';
import { ANNOTATION, slugOf } from './annotation.js';
import { base, request, send, view } from './gitlab.js';

/** All open merge requests, a page at a time. */
export const mergeRequests = view(async ({ config, input }, host, text) => {
  const slug = slugOf(input.entity, text);
  const page = pageOf(input);
  const open = await requestsOf(host, config, text, slug, ON_TAB, page);
  if (open.list.length === 0 && page === 1) {
    return { block: 'empty', title: text.noRequests, detail: cut(text.noRequestsDetail(slug), 300) };
  }
  return paged(requestTable(open.list, text, true), 'requests', open.next);
});

export async function requestsOf(host, config, text, slug, most, page) {
  const url = `${base(config, slug)}/merge_requests?state=opened&order_by=updated_at&per_page=${most}&page=${page}`;
  const answer = await send(host, text, url, request(config), { what: slug, annotation: ANNOTATION });
  const list = listOf(json(answer, text, url));
  const next = header(answer, 'x-next-page') || undefined;
  // GitLab counts up to 10,000 and then leaves the number out.
  const total = Number(header(answer, 'x-total'));
  return { list, next, total: Number.isFinite(total) ? total : next === undefined ? list.length : `${list.length}+` };
}

export function requestTable(list, text, whole) {
  return {
    block: 'table',
    columns: [
      { key: 'request', title: text.request, type: 'link' },
      { key: 'author', title: text.author, type: 'text' },
      ...(whole ? [{ key: 'state', title: text.state, type: 'status' }, { key: 'labels', title: text.labels, type: 'text' }, { key: 'created', title: text.created, type: 'date' }] : []),
      { key: 'updated', title: text.updated, type: 'date' },
    ],
    rows: list.map((one) => ({
      request: link(`!${one.iid} ${one.title || ''}`, one.web_url),
      author: cut(String((one.author || {}).name || '–'), 60),
      ...(whole
        ? {
            state: one.draft === true ? { state: 'neutral', label: text.draft } : { state: 'info', label: text.open },
            labels: cut((Array.isArray(one.labels) ? one.labels : []).join(', '), 120),
            created: when(one.created_at),
          }
        : {}),
      updated: when(one.updated_at),
    })),
  };
}

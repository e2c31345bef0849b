import { header, json } from '../../shared/answers.js';
import { link } from '../../shared/blocks.js';
import { ON_TAB, paged, pageOf } from '../../shared/pages.js';
import { listOf } from '../../shared/values.js';
import { cut, when } from '../../shared/words.js';
import { ANNOTATION, slugOf } from './annotation.js';
import { api, request, send, view } from './github.js';

/** All open pull requests, a page at a time. */
export const pulls = view(async ({ config, input }, host, text) => {
  const slug = slugOf(input.entity, text);
  const page = pageOf(input);
  const open = await pullsOf(host, config, text, slug, ON_TAB, page);
  if (open.pulls.length === 0 && page === 1) {
    return { block: 'empty', title: text.noPulls, detail: text.noPullsDetail(slug) };
  }
  return paged(pullsTable(open.pulls, text, true), 'pulls', open.next);
});

export async function pullsOf(host, config, text, slug, most, page) {
  const url = `${api(config)}/repos/${slug}/pulls?state=open&sort=updated&direction=desc&per_page=${most}&page=${page}`;
  const answer = await send(host, text, url, request(config), { what: slug, annotation: ANNOTATION });
  const list = listOf(json(answer, text, url));
  // There is no count; the number of the last page tells how many there are at least.
  const last = /[?&]page=(\d+)[^>]*>;\s*rel="last"/.exec(header(answer, 'link') || '');
  const next = /rel="next"/.test(header(answer, 'link') || '') ? page + 1 : undefined;
  return { pulls: list, all: last === null ? list.length : `${(Number(last[1]) - 1) * most}+`, next };
}

export function pullsTable(pulls, text, whole) {
  return {
    block: 'table',
    columns: [
      { key: 'pull', title: text.pull, type: 'link' },
      { key: 'author', title: text.author, type: 'text' },
      ...(whole ? [{ key: 'state', title: text.state, type: 'status' }, { key: 'labels', title: text.labels, type: 'text' }, { key: 'created', title: text.created, type: 'date' }] : []),
      { key: 'updated', title: text.updated, type: 'date' },
    ],
    rows: pulls.map((pull) => ({
      pull: link(`#${pull.number} ${pull.title || ''}`, pull.html_url),
      author: cut(String((pull.user && pull.user.login) || '–'), 60),
      ...(whole
        ? {
            state: pull.draft === true ? { state: 'neutral', label: text.draft } : { state: 'info', label: text.open },
            labels: cut(listOf(pull.labels).map((label) => label.name).join(', '), 120),
            created: when(pull.created_at),
          }
        : {}),
      updated: when(pull.updated_at),
    })),
  };
}

import { header, json } from '../../shared/answers.js';
import { link } from '../../shared/blocks.js';
import { ON_TAB, paged, pageOf } from '../../shared/pages.js';
import { listOf } from '../../shared/values.js';
import { cut, when, worded } from '../../shared/words.js';
import { ANNOTATION, slugOf } from './annotation.js';
import { base, request, send, view } from './gitlab.js';

const STATES = { success: 'good', failed: 'bad', manual: 'attention', running: 'info', pending: 'info', preparing: 'info', waiting_for_resource: 'info' };

/** Pipelines, newest first, a page at a time. */
export const pipelines = view(async ({ config, input }, host, text) => {
  const slug = slugOf(input.entity, text);
  const page = pageOf(input);
  const url = `${base(config, slug)}/pipelines?per_page=${ON_TAB}&page=${page}`;
  const answer = await send(host, text, url, request(config), { what: slug, annotation: ANNOTATION });
  const list = listOf(json(answer, text, url));
  if (list.length === 0 && page === 1) {
    return { block: 'empty', title: text.noPipelines, detail: cut(text.noPipelinesDetail(slug), 300) };
  }
  const table = {
    block: 'table',
    columns: [
      { key: 'run', title: text.run, type: 'link' },
      { key: 'state', title: text.state, type: 'status' },
      { key: 'branch', title: 'Branch', type: 'text' },
      { key: 'source', title: text.source, type: 'text' },
      { key: 'started', title: text.started, type: 'date' },
    ],
    rows: list.map((one) => ({
      run: link(`#${one.id}${one.name ? ' ' + one.name : ''}`, one.web_url),
      state: stateOf(one, text),
      branch: cut(String(one.ref || ''), 80),
      source: cut(String(one.source || ''), 40),
      started: when(one.created_at),
    })),
  };
  return paged(table, 'pipelines', header(answer, 'x-next-page') || undefined);
});

export function stateOf(pipeline, text) {
  return { state: STATES[pipeline.status] || 'neutral', label: worded(text, pipeline.status) };
}

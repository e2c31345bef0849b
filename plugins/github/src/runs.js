import { link } from '../../shared/blocks.js';
import { ON_TAB, paged, pageOf } from '../../shared/pages.js';
import { Trouble } from '../../shared/trouble.js';
import { listOf } from '../../shared/values.js';
import { cut, when, worded } from '../../shared/words.js';
import { ANNOTATION, slugOf } from './annotation.js';
import { ask, view } from './github.js';

const RUN_STATES = {
  success: 'good', failure: 'bad', timed_out: 'bad', cancelled: 'neutral', skipped: 'neutral', neutral: 'neutral',
  action_required: 'attention', queued: 'info', waiting: 'info', in_progress: 'info',
};

/** Runs of GitHub Actions, newest first, a page at a time. */
export const runs = view(async ({ config, input }, host, text) => {
  const slug = slugOf(input.entity, text);
  const page = pageOf(input);
  const found = await ask(host, config, text, `/repos/${slug}/actions/runs?per_page=${ON_TAB}&page=${page}`, { what: slug, annotation: ANNOTATION });
  const list = listOf(found.workflow_runs);
  if (list.length === 0 && page === 1) {
    return { block: 'empty', title: text.noRuns, detail: text.noRunsDetail(slug) };
  }
  const table = {
    block: 'table',
    columns: [
      { key: 'run', title: text.run, type: 'link' },
      { key: 'state', title: text.state, type: 'status' },
      { key: 'workflow', title: text.workflow, type: 'text' },
      { key: 'branch', title: 'Branch', type: 'text' },
      { key: 'event', title: text.event, type: 'text' },
      { key: 'took', title: text.took, type: 'number' },
      { key: 'started', title: text.started, type: 'date' },
    ],
    rows: list.map((run) => ({
      run: link(`#${run.run_number} ${run.display_title || ''}`.trim(), run.html_url),
      state: stateOf(run, text),
      workflow: cut(String(run.name || ''), 80),
      branch: cut(String(run.head_branch || ''), 80),
      event: String(run.event || ''),
      took: minutesOf(run),
      started: when(run.run_started_at || run.created_at),
    })),
  };
  return paged(table, 'runs', (found.total_count || 0) > page * ON_TAB ? page + 1 : undefined);
});

export function stateOf(run, text) {
  const word = run.status === 'completed' ? run.conclusion : run.status;
  return { state: RUN_STATES[word] || 'neutral', label: worded(text, word) };
}

function minutesOf(run) {
  const took = Date.parse(run.updated_at) - Date.parse(run.run_started_at || run.created_at);
  return run.status === 'completed' && took >= 0 ? Math.round(took / 6000) / 10 : undefined;
}

// Actions may be switched off, or hidden from the token: the rest of the card is still worth showing.
export function withoutRuns(trouble) {
  if (trouble instanceof Trouble && !trouble.passing) {
    return {};
  }
  throw trouble;
}

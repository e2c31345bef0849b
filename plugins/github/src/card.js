import { alert, fact } from '../../shared/blocks.js';
import { listOf } from '../../shared/values.js';
import { cut, when } from '../../shared/words.js';
import { ANNOTATION, slugOf } from './annotation.js';
import { ask, view } from './github.js';
import { pullsOf, pullsTable } from './pulls.js';
import { stateOf, withoutRuns } from './runs.js';

const ON_CARD = 5;

/** The repository, and what waits for a review. */
export const card = view(async ({ config, input }, host, text) => {
  const slug = slugOf(input.entity, text);
  const repository = await ask(host, config, text, `/repos/${slug}`, { what: slug, annotation: ANNOTATION });
  const runs = await ask(host, config, text, `/repos/${slug}/actions/runs?per_page=1&branch=${encodeURIComponent(repository.default_branch)}`, {
    what: slug,
    absent: {},
  }).catch(withoutRuns);
  const run = listOf(runs.workflow_runs)[0];
  const open = await pullsOf(host, config, text, slug, ON_CARD, 1);
  const blocks = [];
  if (repository.archived === true) {
    blocks.push(alert('info', text.archived, text.archivedDetail));
  }
  blocks.push({
    block: 'columns',
    children: [
      { block: 'stat', label: text.pulls, value: open.all },
      // GitHub counts pull requests among the issues.
      ...(open.next === undefined ? [{ block: 'stat', label: text.issues, value: Math.max(0, (repository.open_issues_count || 0) - open.all) }] : []),
      { block: 'stat', label: text.stars, value: repository.stargazers_count || 0 },
    ],
  });
  if (run !== undefined) {
    blocks.push({ block: 'status', ...stateOf(run, text), detail: cut(`${text.build}: ${run.name || ''} #${run.run_number}`, 200) });
  }
  blocks.push({
    block: 'facts',
    items: [
      ...fact(text.repository, repository.full_name || slug, repository.html_url),
      ...fact(text.branch, repository.default_branch),
      ...fact(text.visibility, repository.visibility || (repository.private ? 'private' : 'public')),
      ...fact(text.language, repository.language),
      ...fact(text.license, repository.license && repository.license.spdx_id !== 'NOASSERTION' ? repository.license.spdx_id : undefined),
      ...fact(text.pushed, when(repository.pushed_at)),
    ],
  });
  if (open.pulls.length > 0) {
    blocks.push(pullsTable(open.pulls, text, false));
  }
  return { block: 'section', title: cut(slug, 200), children: blocks };
});

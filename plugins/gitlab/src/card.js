import { alert, fact } from '../../shared/blocks.js';
import { Trouble } from '../../shared/trouble.js';
import { listOf } from '../../shared/values.js';
import { cut, when } from '../../shared/words.js';
import { ANNOTATION, slugOf } from './annotation.js';
import { ask, base, view } from './gitlab.js';
import { requestsOf, requestTable } from './merge-requests.js';
import { stateOf } from './pipelines.js';

const ON_CARD = 5;

/** The project, and what waits for a review. */
export const card = view(async ({ config, input }, host, text) => {
  const slug = slugOf(input.entity, text);
  const project = await ask(host, config, text, base(config, slug), { what: slug, annotation: ANNOTATION });
  // Pipelines may be switched off, or hidden from the token: the rest of the card is still worth showing.
  const pipelines = await ask(host, config, text, `${base(config, slug)}/pipelines?per_page=1&ref=${encodeURIComponent(project.default_branch || 'main')}`, { absent: [] }).catch(
    (trouble) => {
      if (trouble instanceof Trouble && !trouble.passing) {
        return [];
      }
      throw trouble;
    },
  );
  const open = await requestsOf(host, config, text, slug, ON_CARD, 1);
  const last = listOf(pipelines)[0];
  const blocks = project.archived === true ? [alert('info', text.archived, text.archivedDetail)] : [];
  blocks.push({
    block: 'columns',
    children: [
      { block: 'stat', label: text.requests, value: open.total },
      ...(project.open_issues_count === undefined ? [] : [{ block: 'stat', label: text.issues, value: project.open_issues_count }]),
      { block: 'stat', label: text.stars, value: project.star_count || 0 },
    ],
  });
  if (last !== undefined) {
    blocks.push({ block: 'status', ...stateOf(last, text), detail: `${text.pipeline}: #${last.id}` });
  }
  blocks.push({
    block: 'facts',
    items: [
      ...fact(text.project, project.path_with_namespace || slug, project.web_url),
      ...fact(text.branch, project.default_branch),
      ...fact(text.visibility, project.visibility),
      ...fact(text.activity, when(project.last_activity_at)),
    ],
  });
  if (open.list.length > 0) {
    blocks.push(requestTable(open.list, text, false));
  }
  return { block: 'section', title: cut(slug, 200), children: blocks };
});

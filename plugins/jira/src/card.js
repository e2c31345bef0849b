import { fact } from '../../shared/blocks.js';
import { root } from '../../shared/requests.js';
import { annotationOf } from '../../shared/values.js';
import { view } from './jira.js';
import { COMPONENT, jqlOf, LABEL, PROJECT } from './jql.js';
import { search } from './search.js';
import { table } from './table.js';

const ON_CARD = 6;

/** How many issues are open, and those that changed last. */
export const card = view(async ({ config, input }, host, text) => {
  const jql = jqlOf(config, input.entity, text);
  const found = await search(config, host, text, jql, ON_CARD);
  const key = annotationOf(input.entity, PROJECT);
  const blocks = [
    { block: 'stat', label: text.open, value: found.total },
    {
      block: 'facts',
      items: [
        ...fact(text.project, key, `${root(config)}/browse/${key}`),
        ...fact(text.component, annotationOf(input.entity, COMPONENT)),
        ...fact(text.label, annotationOf(input.entity, LABEL)),
      ],
    },
    found.issues.length === 0 ? { block: 'empty', title: text.none } : table(config, found.issues, text, false),
    { block: 'links', items: [{ title: text.all, href: `${root(config)}/issues/?jql=${encodeURIComponent(jql)}` }] },
  ];
  return { block: 'section', title: key, children: blocks };
});

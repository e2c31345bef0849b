import { json } from '../../shared/answers.js';
import { posted } from '../../shared/requests.js';
import { Trouble } from '../../shared/trouble.js';
import { listOf } from '../../shared/values.js';
import { cut } from '../../shared/words.js';
import { ANNOTATION, idOf } from './annotation.js';
import { api, request, send, trial } from './pagerduty.js';

/** Triggers an incident on the service of an entity. */
export const trigger = trial(async ({ config, context, input }, host, text) => {
  const id = idOf(input.entity, text);
  const { title, details, urgency } = input.values || {};
  if (!String(title || '').trim()) {
    throw new Trouble(text.noTitle);
  }
  if (!config.from) {
    throw new Trouble(text.noFrom);
  }
  const by = (context.member && context.member.name) || '';
  const incident = {
    type: 'incident',
    title: cut(String(title).trim(), 1024),
    service: { id, type: 'service_reference' },
    urgency: urgency === 'low' ? 'low' : 'high',
    body: { type: 'incident_body', details: cut(String(details || '').trim() + (by === '' ? '' : `\n\n${by}, Portolan`), 4000).trim() },
  };
  host.log('info', text.triggering(id));
  const url = api(config) + '/incidents';
  const sent = posted(request(config), { incident });
  const answer = await send(host, text, url, { ...sent, headers: { ...sent.headers, from: config.from } }, { what: id, annotation: ANNOTATION, explain: (why) => text.refusedIncident(why) });
  const made = json(answer, text, url).incident || {};
  const who = listOf(made.assignments).map((one) => (one.assignee || {}).summary).filter(Boolean).join(', ');
  return { message: text.done(made.incident_number, who), ...(/^https:\/\//.test(made.html_url || '') ? { href: made.html_url } : {}) };
});

// Asking another system, and telling what came of it.

import { json, said, waitOf } from './answers.js';
import { alert } from './blocks.js';
import { sharedTexts } from './texts.js';
import { Trouble } from './trouble.js';
import { tidied } from './values.js';

/**
 * How one system is asked.
 *
 * `name` is what it is called and `needs` what its token has to be allowed, both for people; `patienceMs` is how long an answer
 * may take; `texts` are the plugin's own, by language; `hosts` are the settings that hold a host.
 */
export function system({ name, needs, patienceMs, texts, hosts = ['host'] }) {
  const shared = sharedTexts(name, needs);

  function textsOf(context) {
    const locale = String((context && context.locale) || 'en').slice(0, 2);
    return { ...shared.en, ...texts.en, ...shared[locale], ...texts[locale] };
  }

  /** A function that makes a view: what somebody has to mend is told in its place. */
  function view(make) {
    return async (call, host) => {
      try {
        return await make({ ...call, config: tidied(call.config, hosts) }, host, textsOf(call.context));
      } catch (trouble) {
        if (!(trouble instanceof Trouble) || trouble.passing) {
          throw trouble;
        }
        return alert('attention', trouble.title, trouble.detail);
      }
    };
  }

  /** A function that a person starts and that says whether it worked: an action, or "Test connection". */
  function trial(make) {
    return async (call, host) => {
      try {
        return { ok: true, ...(await make({ ...call, config: tidied(call.config, hosts) }, host, textsOf(call.context))) };
      } catch (trouble) {
        if (!(trouble instanceof Trouble)) {
          throw trouble;
        }
        return { ok: false, message: trouble.message };
      }
    };
  }

  /** Sends one request. `about` says in `what` and `annotation` what is asked for; where `absent` is there, it stands for a 404. */
  async function send(host, text, url, request, about = {}) {
    let answer;
    try {
      answer = await host.http.fetch(url, { method: 'GET', timeoutMs: patienceMs, ...request });
    } catch (failure) {
      throw failure.name === 'unreachable'
        ? new Trouble(text.unreachable(failure.message), undefined, true)
        : new Trouble(text.notAllowed, failure.message);
    }
    if (answer.status >= 200 && answer.status < 300) {
      return answer;
    }
    if (answer.status === 404 && 'absent' in about) {
      return { ...answer, body: JSON.stringify(about.absent) };
    }
    throw troubleOf(answer, host, text, url, request, about);
  }

  /** The same, and reads the answer. */
  async function read(host, text, url, request, about) {
    return json(await send(host, text, url, request, about), text, url);
  }

  return { textsOf, view, trial, send, read };
}

/** What an answer that is none means. */
function troubleOf(answer, host, text, url, request, about) {
  const wait = waitOf(answer, host);
  if (answer.status === 429 || (answer.status === 403 && wait !== undefined)) {
    return new Trouble(text.busy(text.minutes(Math.max(1, Math.ceil((wait || 60) / 60)))), undefined, true);
  }
  switch (answer.status) {
    case 401:
    case 403:
      if (request.auth === undefined) {
        return new Trouble(text.noToken, text.noTokenDetail);
      }
      return answer.status === 401 ? new Trouble(text.refused, text.refusedDetail) : new Trouble(text.forbidden, text.forbiddenDetail);
    case 404:
      return new Trouble(text.missing(about.what || url), about.annotation && text.missingDetail(about.annotation));
    default:
      return new Trouble(about.explain ? about.explain(said(answer), answer.status) : text.failing(answer.status), undefined, answer.status >= 500);
  }
}

// Writes notifications into a channel of Slack (or what speaks its webhooks) or Microsoft Teams, by an incoming webhook.

const SYSTEM = 'The chat';
const NEEDS = 'an incoming webhook that is not switched off';
const PATIENCE_MS = 5000;
const RANK = { low: 0, normal: 1, high: 2, critical: 3 };
const MOST_NAMES = 10;

const TEXTS = {
  en: {
    open: 'Open in the portal',
    to: 'For',
    others: (n) => (n === 1 ? 'one more' : `${n} more`),
    about: 'About',
    hello: 'Portolan can write here',
    helloBody: 'This message was sent by “Test connection”. Notifications follow once the plugin is enabled.',
    tested: 'A message was sent to the channel.',
    noWebhook: 'Set the address of the incoming webhook first.',
    gone: 'The webhook is gone: it was removed, or its channel is archived. An admin can set another one.',
    notTaken: (why) => `The chat does not take the message: ${why}`,
    quiet: 'Left out: it is less urgent than what goes to the channel.',
    words: { critical: 'Critical', high: 'Important', normal: 'News', low: 'By the way' },
  },
  de: {
    open: 'Im Portal öffnen',
    to: 'Für',
    others: (n) => (n === 1 ? 'eine weitere Person' : `${n} weitere`),
    about: 'Zu',
    hello: 'Portolan kann hier schreiben',
    helloBody: 'Diese Nachricht kommt von „Verbindung testen“. Benachrichtigungen folgen, sobald das Plugin eingeschaltet ist.',
    tested: 'Eine Nachricht ging an den Kanal.',
    noWebhook: 'Zuerst die Adresse des eingehenden Webhooks setzen.',
    gone: 'Den Webhook gibt es nicht mehr: er wurde entfernt, oder der Kanal ist archiviert. Ein neuer lässt sich in den Einstellungen setzen.',
    notTaken: (why) => `Der Chat nimmt die Nachricht nicht an: ${why}`,
    quiet: 'Ausgelassen: weniger dringend als das, was in den Kanal geht.',
    words: { critical: 'Kritisch', high: 'Wichtig', normal: 'Neues', low: 'Nebenbei' },
  },
};

/** Delivers one notification: once to the channel, whoever it is for. */
export async function deliver({ config: asSet, context, input }, host) {
  const config = tidied(asSet);
  const text = textsOf(context);
  const { notification = {}, recipients } = input;
  if ((RANK[notification.severity] ?? 1) < (RANK[config.least] ?? 1)) {
    return { result: 'delivered', message: text.quiet };
  }
  try {
    await post(config, host, text, messageOf(config, notification, listOf(recipients), text));
    return { result: 'delivered' };
  } catch (trouble) {
    if (!(trouble instanceof Trouble)) {
      throw trouble;
    }
    return { result: trouble.passing ? 'retry' : 'refused', message: cut(trouble.message, 300) };
  }
}

/** Behind "Test connection": writes one message, as anything less would prove nothing. */
export const test = trial(async ({ config }, host, text) => {
  await post(config, host, text, messageOf(config, { title: text.hello, body: text.helloBody, severity: 'low' }, [], text));
  return { message: text.tested };
});

async function post(config, host, text, message) {
  if (!isSet(config.webhook)) {
    throw new Trouble(text.noWebhook);
  }
  // The address is the secret: the host puts it in the place of this one.
  const request = { method: 'POST', auth: { secret: 'config.webhook', as: 'url' }, headers: { 'content-type': 'application/json' }, body: JSON.stringify(message) };
  try {
    await send(host, text, `https://${config.host}/`, request, { explain: (why, status) => (status === 410 ? text.gone : text.notTaken(why)) });
  } catch (trouble) {
    throw trouble instanceof Trouble && [text.refused, text.forbidden, text.missing(`https://${config.host}/`)].includes(trouble.title) ? new Trouble(text.gone) : trouble;
  }
}

function messageOf(config, notification, recipients, text) {
  const names = recipients.slice(0, MOST_NAMES).map((one) => String(one.name || one.subject || ''));
  const more = recipients.length - names.length;
  const lines = [
    worded(text, notification.severity || 'normal'),
    ...(names.length > 0 ? [`${text.to} ${names.join(', ')}${more > 0 ? `, ${text.others(more)}` : ''}`] : []),
    ...(notification.entity ? [`${text.about} ${notification.entity}`] : []),
  ];
  const parts = { title: cut(String(notification.title || ''), 250), body: cut(String(notification.body || ''), 2500), small: cut(lines.join(' · '), 500), href: addressOf(config, notification.href) };
  return config.kind === 'teams' ? teams(parts, text) : slack(parts, text);
}

// Slack reads & < > as its own; nothing else of a text can call people or channels.
function slack({ title, body, small, href }, text) {
  const safe = (words) => words.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
  const head = href === undefined ? `*${safe(title)}*` : `*<${safe(href)}|${safe(title).replace(/\|/g, '¦')}>*`;
  return {
    text: safe(title),
    unfurl_links: false,
    blocks: [
      { type: 'section', text: { type: 'mrkdwn', text: body === '' ? head : `${head}\n${safe(body)}` } },
      { type: 'context', elements: [{ type: 'mrkdwn', text: safe(small) }] },
    ],
  };
}

function teams({ title, body, small, href }, text) {
  return {
    type: 'message',
    attachments: [
      {
        contentType: 'application/vnd.microsoft.card.adaptive',
        content: {
          $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
          type: 'AdaptiveCard',
          version: '1.4',
          body: [
            { type: 'TextBlock', text: title, weight: 'Bolder', size: 'Medium', wrap: true },
            ...(body === '' ? [] : [{ type: 'TextBlock', text: body, wrap: true }]),
            { type: 'TextBlock', text: small, isSubtle: true, size: 'Small', wrap: true },
          ],
          ...(href === undefined ? {} : { actions: [{ type: 'Action.OpenUrl', title: text.open, url: href }] }),
        },
      },
    ],
  };
}

// Within the portal a link is a path; a chat needs it whole.
function addressOf(config, href) {
  if (typeof href !== 'string' || href === '') {
    return undefined;
  }
  if (/^https:\/\/[^\s<>|]+$/.test(href)) {
    return href;
  }
  return config.portal && href.startsWith('/') && !href.startsWith('//') ? config.portal.replace(/\/+$/, '') + encodeURI(href) : undefined;
}

// --- Asking, and telling what came of it ---

const SHARED = {
  en: {
    refused: `${SYSTEM} does not accept the token`,
    refusedDetail: 'It may have expired or been revoked. An admin can set another one in the settings of this plugin.',
    noToken: `${SYSTEM} asks for a token`,
    noTokenDetail: 'An admin can set one in the settings of this plugin.',
    forbidden: `The token may not do this at ${SYSTEM}`,
    forbiddenDetail: `It needs: ${NEEDS}.`,
    missing: (what) => `${SYSTEM} does not know ${what}`,
    missingDetail: (annotation) => `Check the annotation ${annotation}, and whether the token may see it.`,
    busy: (wait) => `${SYSTEM} has been asked too often. It answers again in ${wait}.`,
    failing: (status) => `${SYSTEM} answers with status ${status}.`,
    unreachable: (why) => `${SYSTEM} does not answer. ${why}`,
    odd: `The answer of ${SYSTEM} is no data`,
    oddDetail: (host) => `Check that ${host} is the right host: a sign-in page or a proxy may be in between.`,
    notAllowed: 'This plugin is not set up completely',
    minutes: (n) => (n === 1 ? 'a minute' : `${n} minutes`),
  },
  de: {
    refused: `${SYSTEM} nimmt das Token nicht an`,
    refusedDetail: 'Es ist vielleicht abgelaufen oder widerrufen. Ein neues lässt sich in den Einstellungen dieses Plugins setzen.',
    noToken: `${SYSTEM} verlangt ein Token`,
    noTokenDetail: 'Es lässt sich in den Einstellungen dieses Plugins setzen.',
    forbidden: `Das Token darf das bei ${SYSTEM} nicht`,
    forbiddenDetail: `Es braucht: ${NEEDS}.`,
    missing: (what) => `${SYSTEM} kennt ${what} nicht`,
    missingDetail: (annotation) => `Bitte die Annotation ${annotation} prüfen, und ob das Token es sehen darf.`,
    busy: (wait) => `${SYSTEM} wurde zu oft gefragt und antwortet wieder in ${wait}.`,
    failing: (status) => `${SYSTEM} antwortet mit Status ${status}.`,
    unreachable: (why) => `${SYSTEM} antwortet nicht. ${why}`,
    odd: `Die Antwort von ${SYSTEM} enthält keine Daten`,
    oddDetail: (host) => `Bitte prüfen, ob ${host} der richtige Host ist: eine Anmeldeseite oder ein Proxy könnte dazwischen liegen.`,
    notAllowed: 'Dieses Plugin ist nicht fertig eingerichtet',
    minutes: (n) => (n === 1 ? 'einer Minute' : `${n} Minuten`),
  },
};

/** What keeps a function from its answer, in words. What passes by itself is thrown on: the portal shows the last good answer. */
class Trouble extends Error {
  constructor(title, detail, passing) {
    super(detail === undefined ? title : `${title}. ${detail}`);
    this.title = title;
    this.detail = detail;
    this.passing = passing === true;
  }
}

function trial(make) {
  return async (call, host) => {
    try {
      return { ok: true, ...(await make({ ...call, config: tidied(call.config) }, host, textsOf(call.context))) };
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
    answer = await host.http.fetch(url, { method: 'GET', timeoutMs: PATIENCE_MS, ...request });
  } catch (failure) {
    throw failure.name === 'unreachable'
      ? new Trouble(text.unreachable(failure.message), undefined, true)
      : new Trouble(text.notAllowed, failure.message);
  }
  if (answer.status >= 200 && answer.status < 300) {
    return answer;
  }
  const wait = waitOf(answer, host);
  if (answer.status === 429 || (answer.status === 403 && wait !== undefined)) {
    throw new Trouble(text.busy(text.minutes(Math.max(1, Math.ceil((wait || 60) / 60)))), undefined, true);
  }
  switch (answer.status) {
    case 401:
    case 403:
      if (request.auth === undefined) {
        throw new Trouble(text.noToken, text.noTokenDetail);
      }
      throw answer.status === 401 ? new Trouble(text.refused, text.refusedDetail) : new Trouble(text.forbidden, text.forbiddenDetail);
    case 404:
      if ('absent' in about) {
        return { ...answer, body: JSON.stringify(about.absent) };
      }
      throw new Trouble(text.missing(about.what || url), about.annotation && text.missingDetail(about.annotation));
    default:
      throw new Trouble(about.explain ? about.explain(said(answer), answer.status) : text.failing(answer.status), undefined, answer.status >= 500);
  }
}

function json(answer, text, url) {
  try {
    return JSON.parse(answer.body);
  } catch {
    throw new Trouble(text.odd, text.oddDetail(/^https?:\/\/([^/?#]+)/.exec(url)[1]));
  }
}

// What it says of a request that it does not take, in whichever of the usual forms.
function said(answer) {
  try {
    const body = JSON.parse(answer.body);
    const error = body.error || body;
    const all = [typeof error === 'string' ? error : error.message, error.errors, body.errorMessages].flat().filter((one) => typeof one === 'string' && one !== '');
    return cut(all.join(' ') || `status ${answer.status}`, 300);
  } catch {
    const words = String(answer.body || '').trim();
    return /^[^<{]{1,120}$/.test(words) ? words : `status ${answer.status}`;
  }
}

/** Seconds until it may be asked again; undefined where it says nothing of that. */
function waitOf(answer, host) {
  const after = Number(header(answer, 'retry-after'));
  if (after > 0) {
    return after;
  }
  const reset = Number(header(answer, 'x-ratelimit-reset') || header(answer, 'ratelimit-reset'));
  const left = header(answer, 'x-ratelimit-remaining') || header(answer, 'ratelimit-remaining');
  return left === '0' && reset > 0 ? Math.max(1, reset - Math.floor(Date.parse(host.now()) / 1000)) : undefined;
}

function header(answer, name) {
  return ((answer.headers || {})[name] || [])[0];
}

// Whoever copies a host from the browser has more than a host.
function tidied(config) {
  const bare = (host) => (typeof host === 'string' ? host.trim().replace(/^https?:\/\//i, '').replace(/\/.*$/, '') : host);
  return { ...config, host: bare(config.host) };
}

function isSet(secret) {
  return typeof secret === 'object' && secret !== null && secret.set === true;
}

function listOf(value) {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'object' && one !== null) : [];
}

function alert(state, title, detail) {
  return { block: 'alert', state, title: cut(title, 200), ...(detail ? { markdown: plain(detail) } : {}) };
}

// A cell of links has an address in any case.
function link(title, href) {
  return { title: cut(String(title), 120), href: /^https?:\/\//.test(href || '') ? href : '#' };
}

// A word of the other side in the reader's language, or as it is.
function worded(text, word) {
  return Object.hasOwn(text.words, word) ? text.words[word] : cut(String(word || '–'), 60);
}

function cut(text, most) {
  return text.length > most ? text.slice(0, most - 1) + '…' : text;
}

// Sentences go into Markdown: what others wrote must stay text.
function plain(text) {
  return text.replace(/[\\`*_[\]<>#|~]/g, '\\$&');
}

function textsOf(context) {
  const locale = String((context && context.locale) || 'en').slice(0, 2);
  return { ...SHARED.en, ...TEXTS.en, ...SHARED[locale], ...TEXTS[locale] };
}

// Shows what the settings say; asks nobody for anything.

const TEXTS = {
  en: {
    title: 'Announcements',
    none: 'Nothing new',
    noneDetail: 'Announcements for everybody appear here.',
    test: (shown, past) => `${shown} shown today, ${past} past their last day.`,
    twice: (title) => `Two announcements have the title "${title}".`,
  },
  de: {
    title: 'Mitteilungen',
    none: 'Nichts Neues',
    noneDetail: 'Hier stehen Mitteilungen für alle.',
    test: (shown, past) => `${shown} heute zu sehen, ${past} abgelaufen.`,
    twice: (title) => `Zwei Mitteilungen haben den Titel „${title}“.`,
  },
};

/** The announcements of today. */
export function board({ config, context }, host) {
  const text = textsOf(context);
  const alerts = current(config, host).map(({ title, body, level }) => ({
    block: 'alert',
    state: level || 'info',
    title,
    ...(body ? { markdown: body } : {}),
  }));
  switch (alerts.length) {
    case 0:
      return { block: 'empty', title: text.none, detail: text.noneDetail };
    case 1:
      return alerts[0];
    default:
      return { block: 'section', title: text.title, children: alerts };
  }
}

/** Says what would be shown with settings that are not saved yet. */
export function test({ config, context }, host) {
  const text = textsOf(context);
  const titles = all(config).map((announcement) => announcement.title);
  const twice = titles.find((title, index) => titles.indexOf(title) !== index);
  const shown = current(config, host).length;
  return twice === undefined
    ? { ok: true, message: text.test(shown, titles.length - shown) }
    : { ok: false, message: text.twice(twice) };
}

function current(config, host) {
  const today = host.now().slice(0, 10);
  const shown = all(config).filter(({ until }) => !until || until >= today);
  const urgent = (announcement) => announcement.level === 'attention';
  return [...shown.filter(urgent), ...shown.filter((announcement) => !urgent(announcement))];
}

function all(config) {
  return config.announcements || [];
}

function textsOf(context) {
  return TEXTS[String((context && context.locale) || 'en').slice(0, 2)] || TEXTS.en;
}

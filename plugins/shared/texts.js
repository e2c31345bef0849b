// What is said of any system that a plugin asks.

/** @param needs what the token has to be allowed, in the words of the system */
export function sharedTexts(system, needs) {
  return {
    en: {
      refused: `${system} does not accept the token`,
      refusedDetail: 'It may have expired or been revoked. An admin can set another one in the settings of this plugin.',
      noToken: `${system} asks for a token`,
      noTokenDetail: 'An admin can set one in the settings of this plugin.',
      forbidden: `The token may not do this at ${system}`,
      forbiddenDetail: `It needs: ${needs}.`,
      missing: (what) => `${system} does not know ${what}`,
      missingDetail: (annotation) => `Check the annotation ${annotation}, and whether the token may see it.`,
      busy: (wait) => `${system} has been asked too often. It answers again in ${wait}.`,
      failing: (status) => `${system} answers with status ${status}.`,
      unreachable: (why) => `${system} does not answer. ${why}`,
      odd: `The answer of ${system} is no data`,
      oddDetail: (host) => `Check that ${host} is the right host: a sign-in page or a proxy may be in between.`,
      notAllowed: 'This plugin is not set up completely',
      minutes: (n) => (n === 1 ? 'a minute' : `${n} minutes`),
      signedIn: (who) => `Signed in as ${who}.`,
    },
    de: {
      refused: `${system} nimmt das Token nicht an`,
      refusedDetail: 'Es ist vielleicht abgelaufen oder widerrufen. Ein neues lässt sich in den Einstellungen dieses Plugins setzen.',
      noToken: `${system} verlangt ein Token`,
      noTokenDetail: 'Es lässt sich in den Einstellungen dieses Plugins setzen.',
      forbidden: `Das Token darf das bei ${system} nicht`,
      forbiddenDetail: `Es braucht: ${needs}.`,
      missing: (what) => `${system} kennt ${what} nicht`,
      missingDetail: (annotation) => `Bitte die Annotation ${annotation} prüfen, und ob das Token es sehen darf.`,
      busy: (wait) => `${system} wurde zu oft gefragt und antwortet wieder in ${wait}.`,
      failing: (status) => `${system} antwortet mit Status ${status}.`,
      unreachable: (why) => `${system} antwortet nicht. ${why}`,
      odd: `Die Antwort von ${system} enthält keine Daten`,
      oddDetail: (host) => `Bitte prüfen, ob ${host} der richtige Host ist: eine Anmeldeseite oder ein Proxy könnte dazwischen liegen.`,
      notAllowed: 'Dieses Plugin ist nicht fertig eingerichtet',
      minutes: (n) => (n === 1 ? 'einer Minute' : `${n} Minuten`),
      signedIn: (who) => `Angemeldet als ${who}.`,
    },
  };
}

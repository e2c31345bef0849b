// What the plugin says, in English and German.

/** In place of `{}` in a text stands what it is about. */
export function say(text: string, about: string): string {
  return text.replace('{}', about);
}

@final
export class Texts {
  constructor(private german: bool) {}

  private say(english: string, german: string): string {
    return this.german ? german : english;
  }

  get packages(): string {
    return this.say('Packages', 'Pakete');
  }
  get part(): string {
    return this.say('Package', 'Paket');
  }
  get version(): string {
    return 'Version';
  }
  get licence(): string {
    return this.say('Licence', 'Lizenz');
  }
  get licences(): string {
    return this.say('Licences', 'Lizenzen');
  }
  get findings(): string {
    return this.say('Open findings', 'Offene Befunde');
  }
  get allFindings(): string {
    return this.say('Findings', 'Befunde');
  }
  get finding(): string {
    return this.say('Finding', 'Befund');
  }
  get severity(): string {
    return this.say('Severity', 'Schwere');
  }
  get unknown(): string {
    return this.say('Unknown', 'Unbekannt');
  }
  get others(): string {
    return this.say('Others', 'Andere');
  }
  get format(): string {
    return 'Format';
  }
  get made(): string {
    return this.say('Made', 'Erstellt');
  }
  get by(): string {
    return this.say('By', 'Von');
  }
  get settled(): string {
    return this.say('Settled', 'Erledigt');
  }
  get refused(): string {
    return this.say('Refused', 'Nicht erlaubt');
  }
  get noPackages(): string {
    return this.say('The document names no packages', 'Das Dokument nennt keine Pakete');
  }
  get noFindings(): string {
    return this.say('No findings', 'Keine Befunde');
  }
  get tellsNone(): string {
    return this.say('The document does not speak of findings', 'Das Dokument sagt nichts über Befunde');
  }
  get tellsNoneDetail(): string {
    return this.say(
      'Findings are part of CycloneDX documents that a scanner has added them to.',
      'Befunde stehen in CycloneDX-Dokumenten, die ein Scanner ergänzt hat.',
    );
  }
  get old(): string {
    return this.say('The document is {} days old', 'Das Dokument ist {} Tage alt');
  }
  get oldDetail(): string {
    return this.say(
      'What was added since then is not in it. Let the build make it anew.',
      'Was seither dazukam, steht nicht darin. Der Build sollte es neu erstellen.',
    );
  }
  get badAnnotation(): string {
    return this.say('The annotation is no address of the server', 'Die Annotation ist keine Adresse des Servers');
  }
  get badAnnotationDetail(): string {
    return this.say(
      'portolan.dev/sbom should be a path on {}, such as shop/checkout/bom.json.',
      'portolan.dev/sbom sollte ein Pfad auf {} sein, etwa shop/checkout/bom.json.',
    );
  }
  get noBom(): string {
    return this.say('This is no bill of materials', 'Das ist keine Stückliste');
  }
  get noBomDetail(): string {
    return this.say(
      'What lies there is neither CycloneDX 1.2 to 1.6 nor SPDX 2 as JSON.',
      'Was dort liegt, ist weder CycloneDX 1.2 bis 1.6 noch SPDX 2 als JSON.',
    );
  }
  get missing(): string {
    return this.say('There is no such document', 'Es gibt kein solches Dokument');
  }
  get missingDetail(): string {
    return this.say(
      '{} was not found. Is the annotation portolan.dev/sbom right, and may the token see it?',
      '{} wurde nicht gefunden. Stimmt die Annotation portolan.dev/sbom, und darf das Token das Dokument sehen?',
    );
  }
  get denied(): string {
    return this.say('The server does not let us in', 'Der Server lässt uns nicht hinein');
  }
  get deniedDetail(): string {
    return this.say(
      'The token is missing, has ended, or may not read this document. It is in the settings of the plugin.',
      'Das Token fehlt, ist abgelaufen oder darf dieses Dokument nicht lesen. Es steht in den Einstellungen des Plugins.',
    );
  }
  get notAllowed(): string {
    return this.say('The document cannot be fetched', 'Das Dokument kann nicht geholt werden');
  }
  get failing(): string {
    return this.say('The server answers with status {}', 'Der Server antwortet mit Status {}');
  }
  get unreachable(): string {
    return this.say('The server does not answer: {}', 'Der Server antwortet nicht: {}');
  }
  get answers(): string {
    return this.say(
      'The server answers. Name a document to try in the settings to see whether it can be read.',
      'Der Server antwortet. Mit einem Dokument zum Ausprobieren in den Einstellungen zeigt sich, ob es lesbar ist.',
    );
  }
  get reads(): string {
    return this.say('{} packages.', '{} Pakete.');
  }
  get allAllowed(): string {
    return this.say('None of {} packages has a licence that is refused.', 'Keines von {} Paketen hat eine Lizenz, die nicht erlaubt ist.');
  }
  get someRefused(): string {
    return this.say('{} packages have a licence that is refused:', '{} Pakete haben eine Lizenz, die nicht erlaubt ist:');
  }
  get oneRefused(): string {
    return this.say('One package has a licence that is refused:', 'Ein Paket hat eine Lizenz, die nicht erlaubt ist:');
  }
  get noneBad(): string {
    return this.say('No open finding is that severe.', 'Kein offener Befund ist so schwer.');
  }
  get oneBad(): string {
    return this.say('One open finding is that severe:', 'Ein offener Befund ist so schwer:');
  }
  get someBad(): string {
    return this.say('{} open findings are that severe:', '{} offene Befunde sind so schwer:');
  }

  severityOf(severity: i32): string {
    switch (severity) {
      case 0:
        return this.say('Critical', 'Kritisch');
      case 1:
        return this.say('High', 'Hoch');
      case 2:
        return this.say('Medium', 'Mittel');
      case 3:
        return this.say('Low', 'Niedrig');
      case 4:
        return this.say('None', 'Keine');
      default:
        return this.unknown;
    }
  }
}

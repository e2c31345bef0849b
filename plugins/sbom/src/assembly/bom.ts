// Software bills of materials: CycloneDX 1.2 to 1.6 and SPDX 2.2 and 2.3, as JSON.

import { Json } from './json';

@final
export class Package {
  constructor(
    readonly name: string,
    readonly version: string,
    /** Each is a licence or an expression of SPDX; all of them hold. */
    readonly licences: string[],
    readonly purl: string,
  ) {}

  get licence(): string {
    if (this.licences.length < 2) {
      return this.licences.length == 0 ? '' : this.licences[0];
    }
    const parts: string[] = [];
    for (let i = 0; i < this.licences.length; i++) {
      parts.push(this.licences[i].includes(' OR ') ? '(' + this.licences[i] + ')' : this.licences[i]);
    }
    return parts.join(' AND ');
  }
}

/** From bad to harmless. */
export enum Severity {
  Critical,
  High,
  Medium,
  Low,
  None,
  Unknown,
}

@final
export class Finding {
  constructor(
    readonly id: string,
    readonly href: string,
    readonly severity: Severity,
    readonly where: string,
    /** Somebody has looked, and it is none. */
    readonly settled: bool,
  ) {}
}

@final
export class Bom {
  packages: Package[] = [];
  findings: Finding[] = [];
  /** Whether the document speaks of findings at all: one without any is not one that has none. */
  tellsFindings: bool = false;

  constructor(
    readonly format: string,
    /** What it is of; empty where that is not said. */
    readonly subject: string,
    readonly made: string,
    readonly tool: string,
  ) {}
}

/** @return null for a document of another kind */
export function read(document: Json): Bom | null {
  if (document.get('bomFormat').text() == 'CycloneDX') {
    return cyclone(document);
  }
  return document.get('spdxVersion').isText && document.get('packages').isList ? spdx(document) : null;
}

function cyclone(document: Json): Bom {
  const metadata = document.get('metadata');
  const bom = new Bom(
    ('CycloneDX ' + document.get('specVersion').text()).trim(),
    metadata.get('component').get('name').text(),
    metadata.get('timestamp').text(),
    toolOf(metadata.get('tools')),
  );
  const names = new Map<string, string>();
  components(document.get('components'), bom, names, 0);
  const found = document.get('vulnerabilities');
  bom.tellsFindings = found.isList;
  for (let i = 0; i < found.items.length; i++) {
    bom.findings.push(finding(found.items[i], names));
  }
  return bom;
}

// A list until 1.4, then a group with components.
function toolOf(tools: Json): string {
  const tool = tools.isList ? tools.first() : tools.get('components').first();
  return (tool.get('name').text() + ' ' + tool.get('version').text()).trim();
}

function components(list: Json, bom: Bom, names: Map<string, string>, depth: i32): void {
  for (let i = 0; i < list.items.length && depth < 20; i++) {
    const one = list.items[i];
    if (!one.isGroup) {
      continue;
    }
    const space = one.get('group').text();
    const name = space == '' ? one.get('name').text() : space + '/' + one.get('name').text();
    const version = one.get('version').text();
    names.set(one.get('bom-ref').text(), (name + ' ' + version).trim());
    // Files are what packages are made of.
    if (one.get('type').text() != 'file') {
      bom.packages.push(new Package(name, version, licencesOf(one.get('licenses')), one.get('purl').text()));
    }
    components(one.get('components'), bom, names, depth + 1);
  }
}

function licencesOf(list: Json): string[] {
  const found: string[] = [];
  for (let i = 0; i < list.items.length; i++) {
    const one = list.items[i];
    const licence = one.get('license');
    let name = one.get('expression').text();
    name = name != '' ? name : licence.get('id').text();
    name = name != '' ? name : licence.get('name').text();
    if (name != '' && !found.includes(name)) {
      found.push(name);
    }
  }
  return found;
}

function finding(one: Json, names: Map<string, string>): Finding {
  const ratings = one.get('ratings');
  let severity = Severity.Unknown;
  for (let i = 0; i < ratings.items.length; i++) {
    const rated = severityOf(ratings.items[i].get('severity').text());
    if (rated < severity) {
      severity = rated;
    }
  }
  const where: string[] = [];
  const affects = one.get('affects');
  for (let i = 0; i < affects.items.length; i++) {
    const ref = affects.items[i].get('ref').text();
    where.push(names.has(ref) ? names.get(ref) : ref);
  }
  const state = one.get('analysis').get('state').text();
  return new Finding(
    one.get('id').text(),
    one.get('source').get('url').text(),
    severity,
    where.join(', '),
    state == 'resolved' || state == 'resolved_with_pedigree' || state == 'false_positive' || state == 'not_affected',
  );
}

export function severityOf(word: string): Severity {
  if (word == 'critical') {
    return Severity.Critical;
  }
  if (word == 'high') {
    return Severity.High;
  }
  if (word == 'medium') {
    return Severity.Medium;
  }
  if (word == 'low') {
    return Severity.Low;
  }
  return word == 'none' || word == 'info' ? Severity.None : Severity.Unknown;
}

function spdx(document: Json): Bom {
  const creation = document.get('creationInfo');
  const bom = new Bom(
    document.get('spdxVersion').text().replace('-', ' '),
    document.get('name').text(),
    creation.get('created').text(),
    creator(creation),
  );
  const described = describedBy(document);
  const packages = document.get('packages').items;
  for (let i = 0; i < packages.length; i++) {
    const one = packages[i];
    if (!described.has(one.get('SPDXID').text())) {
      bom.packages.push(
        new Package(one.get('name').text(), one.get('versionInfo').text(), declared(one), purlOf(one.get('externalRefs'))),
      );
    }
  }
  return bom;
}

function creator(creation: Json): string {
  const creators = creation.get('creators').items;
  for (let i = 0; i < creators.length; i++) {
    const text = creators[i].text();
    if (text.startsWith('Tool:')) {
      return text.substring(5).trim();
    }
  }
  return '';
}

// The product itself is among the packages, too.
function describedBy(document: Json): Set<string> {
  const described = new Set<string>();
  const named = document.get('documentDescribes').items;
  for (let i = 0; i < named.length; i++) {
    described.add(named[i].text());
  }
  const relations = document.get('relationships').items;
  for (let i = 0; i < relations.length; i++) {
    if (relations[i].get('relationshipType').text() == 'DESCRIBES') {
      described.add(relations[i].get('relatedSpdxElement').text());
    }
  }
  return described;
}

function declared(one: Json): string[] {
  const concluded = one.get('licenseConcluded').text();
  if (says(concluded)) {
    return [concluded];
  }
  const declares = one.get('licenseDeclared').text();
  return says(declares) ? [declares] : [];
}

function says(licence: string): bool {
  return licence != '' && licence != 'NOASSERTION' && licence != 'NONE';
}

function purlOf(references: Json): string {
  for (let i = 0; i < references.items.length; i++) {
    if (references.items[i].get('referenceType').text() == 'purl') {
      return references.items[i].get('referenceLocator').text();
    }
  }
  return '';
}

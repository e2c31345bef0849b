// A bill of materials as blocks; docs/plugin-views.md says what they hold.

import { Bom, Finding, Package, Severity } from './bom';
import { group, list, quoted } from './json';
import { Refusals } from './licences';
import { Texts, say } from './texts';

const LONGEST_CELL = 200;
const SLICES = 7;
const PAGE = 100;
const MOST_FINDINGS = 200;
const MOST_LICENCES = 100;

export function alert(state: string, title: string, detail: string): string {
  return group(['block', '"alert"', 'state', quoted(state), 'title', quoted(cut(title)), 'markdown', detail == '' ? '' : quoted(plain(detail))]);
}

/** Figures, licences, and where it comes from. */
export function card(bom: Bom, refusals: Refusals, address: string, age: i32, oldAfter: i32, text: Texts): string {
  const open = openOnes(bom.findings);
  const children: string[] = [];
  if (oldAfter > 0 && age > oldAfter) {
    children.push(alert('attention', say(text.old, age.toString()), text.oldDetail));
  }
  const counts = licences(bom.packages, text);
  children.push(
    columns([
      stat(text.packages, bom.packages.length, ''),
      stat(text.licences, counts.known, refusedOnes(bom.packages, refusals).length > 0 ? text.refused : ''),
      bom.tellsFindings ? stat(text.findings, open.length, worst(open, text)) : '',
    ]),
  );
  if (counts.names.length > 0) {
    children.push(counts.chart('donut', SLICES, text));
  }
  children.push(facts(bom, address, text));
  return group(['block', '"section"', 'title', quoted(cut(bom.subject == '' ? bom.format : bom.subject)), 'children', list(children)]);
}

/** All there is in it. */
export function tab(bom: Bom, refusals: Refusals, text: Texts): string {
  const counts = licences(bom.packages, text);
  return group([
    'block', '"tabs"',
    'items', list([
      item(text.packages, packages(bom, refusals, 0, text)),
      item(text.licences, counts.names.length == 0 ? empty(text.noPackages, '') : section(text.licences, [counts.chart('bar', SLICES, text), counts.table(text)])),
      item(text.allFindings, findings(bom, text)),
    ]),
  ]);
}

/** @param from which package is the first */
export function packages(bom: Bom, refusals: Refusals, from: i32, text: Texts): string {
  if (bom.packages.length == 0) {
    return empty(text.noPackages, '');
  }
  const rows: string[] = [];
  const end = min(bom.packages.length, from + PAGE);
  for (let i = max(from, 0); i < end; i++) {
    const one = bom.packages[i];
    const refused = refuses(one, refusals);
    rows.push(
      group([
        'name', group(['title', quoted(cut(one.name)), 'href', quoted(pageOf(one.purl))]),
        'version', quoted(cut(one.version)),
        'licence', group([
          'state', refused ? '"bad"' : one.licences.length == 0 ? '"attention"' : '"neutral"',
          'label', quoted(cut(one.licences.length == 0 ? text.unknown : refused ? one.licence + ' (' + text.refused + ')' : one.licence)),
        ]),
      ]),
    );
  }
  return group([
    'block', '"table"',
    'id', '"packages"',
    'columns', list([
      column('name', text.part, 'link'),
      column('version', text.version, 'text'),
      column('licence', text.licence, 'status'),
    ]),
    'rows', list(rows),
    'next', end < bom.packages.length ? quoted(end.toString()) : '',
    'function', end < bom.packages.length ? '"packages"' : '',
  ]);
}

function findings(bom: Bom, text: Texts): string {
  if (!bom.tellsFindings) {
    return empty(text.tellsNone, text.tellsNoneDetail);
  }
  if (bom.findings.length == 0) {
    return empty(text.noFindings, '');
  }
  const sorted = bom.findings.slice(0);
  sorted.sort((one, other) => (one.settled == other.settled ? one.severity - other.severity : one.settled ? 1 : -1));
  const rows: string[] = [];
  for (let i = 0; i < min(sorted.length, MOST_FINDINGS); i++) {
    const one = sorted[i];
    rows.push(
      group([
        'id', group(['title', quoted(cut(one.id)), 'href', quoted(web(one.href) ? one.href : '#')]),
        'severity', group([
          'state', quoted(one.settled ? 'neutral' : colour(one.severity)),
          'label', quoted(one.settled ? text.settled : text.severityOf(one.severity)),
        ]),
        'where', quoted(cut(one.where)),
      ]),
    );
  }
  return group([
    'block', '"table"',
    'id', '"findings"',
    'columns', list([
      column('id', text.finding, 'link'),
      column('severity', text.severity, 'status'),
      column('where', text.part, 'text'),
    ]),
    'rows', list(rows),
  ]);
}

/** Those that nobody has settled, the worst first. */
export function openOnes(all: Finding[]): Finding[] {
  const open: Finding[] = [];
  for (let i = 0; i < all.length; i++) {
    if (!all[i].settled) {
      open.push(all[i]);
    }
  }
  open.sort((one, other) => one.severity - other.severity);
  return open;
}

export function refusedOnes(all: Package[], refusals: Refusals): Package[] {
  const refused: Package[] = [];
  for (let i = 0; i < all.length && !refusals.none; i++) {
    if (refuses(all[i], refusals)) {
      refused.push(all[i]);
    }
  }
  return refused;
}

function refuses(one: Package, refusals: Refusals): bool {
  for (let i = 0; i < one.licences.length; i++) {
    if (refusals.refuses(one.licences[i])) {
      return true;
    }
  }
  return false;
}

@final
class Licences {
  names: string[] = [];
  count: Map<string, i32> = new Map();
  known: i32 = 0;

  /** The most frequent ones, and the rest as one. */
  chart(kind: string, most: i32, text: Texts): string {
    const points: string[] = [];
    let rest = 0;
    for (let i = 0; i < this.names.length; i++) {
      const count = this.count.get(this.names[i]);
      if (i < most) {
        points.push(list([quoted(cut(this.names[i])), count.toString()]));
      } else {
        rest += count;
      }
    }
    if (rest > 0) {
      points.push(list([quoted(text.others), rest.toString()]));
    }
    return group([
      'block', '"chart"',
      'kind', quoted(kind),
      'title', quoted(text.licences),
      'series', list([group(['name', quoted(text.packages), 'points', list(points)])]),
    ]);
  }

  table(text: Texts): string {
    const rows: string[] = [];
    for (let i = 0; i < min(this.names.length, MOST_LICENCES); i++) {
      rows.push(group(['licence', quoted(cut(this.names[i])), 'packages', this.count.get(this.names[i]).toString()]));
    }
    return group([
      'block', '"table"',
      'id', '"licences"',
      'columns', list([column('licence', text.licence, 'text'), column('packages', text.packages, 'number')]),
      'rows', list(rows),
    ]);
  }
}

function licences(packages: Package[], text: Texts): Licences {
  const counted = new Licences();
  for (let i = 0; i < packages.length; i++) {
    const known = packages[i].licences.length > 0;
    const name = known ? packages[i].licence : text.unknown;
    if (counted.count.has(name)) {
      counted.count.set(name, counted.count.get(name) + 1);
    } else {
      counted.count.set(name, 1);
      counted.names.push(name);
      counted.known += known ? 1 : 0;
    }
  }
  sortByCount(counted);
  return counted;
}

// There are no closures to sort by.
let sorting: Map<string, i32> = new Map();

function sortByCount(counted: Licences): void {
  sorting = counted.count;
  counted.names.sort((one, other) => {
    const more = sorting.get(other) - sorting.get(one);
    return more != 0 ? more : one < other ? -1 : 1;
  });
}

function facts(bom: Bom, address: string, text: Texts): string {
  return group([
    'block', '"facts"',
    'items', list([
      group(['label', quoted(text.format), 'value', quoted(cut(bom.format)), 'href', quoted(address)]),
      bom.made == '' ? '' : group(['label', quoted(text.made), 'value', quoted(cut(bom.made))]),
      bom.tool == '' ? '' : group(['label', quoted(text.by), 'value', quoted(cut(bom.tool))]),
    ]),
  ]);
}

function stat(label: string, value: i32, trend: string): string {
  return group(['block', '"stat"', 'label', quoted(label), 'value', value.toString(), 'trend', trend == '' ? '' : quoted(trend), 'state', trend == '' ? '' : '"bad"']);
}

// The worst of them in words, where that is bad enough to be said.
function worst(open: Finding[], text: Texts): string {
  if (open.length == 0 || open[0].severity > Severity.High) {
    return '';
  }
  let count = 0;
  while (count < open.length && open[count].severity == open[0].severity) {
    count++;
  }
  return count.toString() + ' × ' + text.severityOf(open[0].severity);
}

function colour(severity: Severity): string {
  switch (severity) {
    case Severity.Critical:
    case Severity.High:
      return 'bad';
    case Severity.Medium:
      return 'attention';
    case Severity.Low:
      return 'info';
    default:
      return 'neutral';
  }
}

function columns(children: string[]): string {
  return group(['block', '"columns"', 'children', list(children)]);
}

function section(title: string, children: string[]): string {
  return group(['block', '"section"', 'title', quoted(title), 'children', list(children)]);
}

function item(title: string, child: string): string {
  return group(['title', quoted(title), 'child', child]);
}

function empty(title: string, detail: string): string {
  return group(['block', '"empty"', 'title', quoted(title), 'detail', detail == '' ? '' : quoted(detail)]);
}

function column(key: string, title: string, type: string): string {
  return group(['key', quoted(key), 'title', quoted(title), 'type', quoted(type)]);
}

// Where people look a package up: one page for all systems.
function pageOf(purl: string): string {
  const end = purl.indexOf('?');
  const bare = end < 0 ? purl : purl.substring(0, end);
  const version = bare.lastIndexOf('@');
  const path = version > 0 ? bare.substring(0, version) : bare;
  const slash = path.indexOf('/');
  const system = path.startsWith('pkg:') && slash > 0 ? systemOf(path.substring(4, slash)) : '';
  return system == ''
    ? '#'
    : 'https://deps.dev/' + system + '/' + path.substring(slash + 1).replaceAll('/', system == 'maven' ? '%3A' : '%2F');
}

function systemOf(type: string): string {
  if (type == 'golang') {
    return 'go';
  }
  if (type == 'gem') {
    return 'rubygems';
  }
  return type == 'npm' || type == 'maven' || type == 'pypi' || type == 'cargo' || type == 'nuget' ? type : '';
}

export function web(address: string): bool {
  return address.startsWith('https://') || address.startsWith('http://');
}

export function cut(text: string): string {
  return text.length > LONGEST_CELL ? text.substring(0, LONGEST_CELL - 1) + '…' : text;
}

/** Sentences go into Markdown: what others wrote must stay text. */
export function plain(text: string): string {
  let written = '';
  for (let i = 0; i < text.length; i++) {
    written += '\\`*_[]<>#|~'.includes(text.charAt(i)) ? '\\' + text.charAt(i) : text.charAt(i);
  }
  return written;
}

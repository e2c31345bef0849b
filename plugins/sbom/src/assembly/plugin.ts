// The functions of the plugin, and how the platform calls them.

import { Bom, Severity, read, severityOf } from './bom';
import { Answer, fetch } from './fetch';
import { fail, given, now, taken } from './host';
import { Json, group, parse, quoted } from './json';
import { Refusals } from './licences';
import { Texts, say } from './texts';
import { alert, card, cut, openOnes, packages, plain, refusedOnes, tab } from './views';

const ANNOTATION = 'portolan.dev/sbom';
const PATIENCE_MS = 6000;
const MOST_IN_EVIDENCE = 15;

export function portolan_alloc(size: i32): usize {
  return heap.alloc(size);
}

export function portolan_functions(): i64 {
  return given('["card","tab","packages","licences","findings","test"]');
}

export function portolan_call(name: usize, nameSize: i32, document: usize, documentSize: i32): i64 {
  const called = String.UTF8.decodeUnsafe(name, nameSize);
  const call = new Call(parse(taken(document, documentSize)));
  if (called == 'card') {
    return given(call.card());
  }
  if (called == 'tab') {
    return given(call.tab());
  }
  if (called == 'packages') {
    return given(call.packages());
  }
  if (called == 'licences') {
    return given(call.licences());
  }
  if (called == 'findings') {
    return given(call.findings());
  }
  return given(call.test());
}

/** What came of fetching a document: it, or what somebody has to mend. */
@final
class Fetched {
  constructor(
    readonly bom: Bom | null,
    readonly address: string,
    readonly trouble: string,
    readonly detail: string,
  ) {}
}

@final
class Call {
  private config: Json;
  private input: Json;
  private text: Texts;
  private refusals: Refusals;

  constructor(document: Json) {
    const config = document.get('config');
    this.config = config;
    this.input = document.get('input');
    this.text = new Texts(document.get('context').get('locale').text().startsWith('de'));
    this.refusals = new Refusals(textsOf(config.get('refused')));
  }

  card(): string {
    const found = this.ofEntity();
    const bom = found.bom;
    if (!bom) {
      return alert('attention', found.trouble, found.detail);
    }
    const made = days(bom.made);
    const oldAfter = made == 0 ? 0 : this.config.get('oldAfterDays').number(0);
    return card(bom, this.refusals, found.address, days(now()) - made, oldAfter, this.text);
  }

  tab(): string {
    const found = this.ofEntity();
    const bom = found.bom;
    return bom ? tab(bom, this.refusals, this.text) : alert('attention', found.trouble, found.detail);
  }

  packages(): string {
    const found = this.ofEntity();
    const bom = found.bom;
    const cursor = this.input.get('page').get('cursor').text();
    return bom
      ? packages(bom, this.refusals, max(digits(cursor), 0), this.text)
      : alert('attention', found.trouble, found.detail);
  }

  /** Whether all licences may be used. */
  licences(): string {
    const found = this.ofEntity();
    const bom = found.bom;
    if (!bom) {
      return this.unread(found);
    }
    if (this.refusals.none) {
      return result('not_applicable', '', -1);
    }
    const refused = refusedOnes(bom.packages, this.refusals);
    if (refused.length == 0) {
      return result('pass', say(this.text.allAllowed, bom.packages.length.toString()), 0);
    }
    const lines: string[] = [];
    for (let i = 0; i < min(refused.length, MOST_IN_EVIDENCE); i++) {
      lines.push(line(refused[i].name + ' ' + refused[i].version, refused[i].licence));
    }
    return result('fail', told(this.text.oneRefused, this.text.someRefused, refused.length, lines), refused.length);
  }

  /** Whether there is no open finding as severe as the settings say. */
  findings(): string {
    const found = this.ofEntity();
    const bom = found.bom;
    if (!bom) {
      return this.unread(found);
    }
    if (!bom.tellsFindings) {
      return result('not_applicable', this.text.tellsNone, -1);
    }
    const worst = severityOf(this.config.get('severity').text());
    const open = openOnes(bom.findings);
    let bad = 0;
    while (bad < open.length && open[bad].severity <= (worst == Severity.Unknown ? Severity.High : worst)) {
      bad++;
    }
    const lines: string[] = [];
    for (let i = 0; i < min(bad, MOST_IN_EVIDENCE); i++) {
      lines.push(line(open[i].id, open[i].where));
    }
    return bad == 0
      ? result('pass', this.text.noneBad, 0)
      : result('fail', told(this.text.oneBad, this.text.someBad, bad, lines), bad);
  }

  /** Behind "Test connection". */
  test(): string {
    const path = this.config.get('sample').text().trim();
    if (path != '') {
      const found = this.at(path);
      const bom = found.bom;
      return bom
        ? group(['ok', 'true', 'message', quoted(bom.format + ': ' + say(this.text.reads, bom.packages.length.toString()))])
        : group(['ok', 'false', 'message', quoted(found.detail == '' ? found.trouble : found.trouble + '. ' + found.detail)]);
    }
    const answer = this.ask(this.root());
    if (answer.status == 0) {
      return group(['ok', 'false', 'message', quoted(answer.message)]);
    }
    return answer.status == 401 || answer.status == 403
      ? group(['ok', 'false', 'message', quoted(this.text.denied + '. ' + this.text.deniedDetail)])
      : group(['ok', 'true', 'message', quoted(this.text.answers)]);
  }

  // A check that cannot be made says nothing of the entity.
  private unread(found: Fetched): string {
    return result('not_applicable', found.detail == '' ? found.trouble : found.trouble + '. ' + plain(found.detail), -1);
  }

  private ofEntity(): Fetched {
    return this.at(this.input.get('entity').get('metadata').get('annotations').get(ANNOTATION).text().trim());
  }

  private at(path: string): Fetched {
    const address = this.address(path);
    if (address == '') {
      return trouble(this.text.badAnnotation, say(this.text.badAnnotationDetail, this.host()));
    }
    const answer = this.ask(address);
    if (answer.status == 0) {
      if (answer.code == 'unreachable') {
        fail(say(this.text.unreachable, answer.message));
      }
      return trouble(this.text.notAllowed, answer.message);
    }
    if (answer.status >= 500 || answer.status == 429 || (answer.status == 403 && answer.header('retry-after') != '')) {
      fail(say(this.text.failing, answer.status.toString()));
    }
    if (answer.status == 401 || answer.status == 403) {
      return trouble(this.text.denied, this.text.deniedDetail);
    }
    if (answer.status == 404) {
      return trouble(this.text.missing, say(this.text.missingDetail, cut(path)));
    }
    if (answer.status < 200 || answer.status > 299) {
      return trouble(say(this.text.failing, answer.status.toString()), '');
    }
    const bom = read(parse(answer.body.plain()));
    return bom ? new Fetched(bom, address, '', '') : trouble(this.text.noBom, this.text.noBomDetail);
  }

  private ask(address: string): Answer {
    const signIn = this.config.get('signIn');
    const kind = signIn.get('kind').text();
    let auth = '';
    if (kind == 'bearer') {
      auth = '"config.signIn.token"';
    } else if (kind == 'basic') {
      auth = group(['secret', '"config.signIn.password"', 'as', '"basic"', 'user', quoted(signIn.get('user').text())]);
    } else if (kind == 'header') {
      auth = group(['secret', '"config.signIn.token"', 'as', '"header"', 'name', quoted(signIn.get('header').text())]);
    }
    return fetch(address, PATIENCE_MS, auth);
  }

  // Whoever copies a host from the browser has more than a host.
  private host(): string {
    let host = this.config.get('host').text().trim();
    const scheme = host.indexOf('://');
    host = scheme < 0 ? host : host.substring(scheme + 3);
    const path = host.indexOf('/');
    return path < 0 ? host : host.substring(0, path);
  }

  private root(): string {
    const path = trimmed(this.config.get('path').text());
    return 'https://' + this.host() + '/' + (path == '' ? '' : path + '/');
  }

  /** @return empty when the path leads elsewhere */
  private address(path: string): string {
    const whole = 'https://' + this.host() + '/';
    if (path.startsWith(whole)) {
      return orderly(path.substring(whole.length)) ? path : '';
    }
    return orderly(trimmed(path)) ? this.root() + trimmed(path) : '';
  }
}

function textsOf(list: Json): string[] {
  const texts: string[] = [];
  for (let i = 0; i < list.items.length; i++) {
    texts.push(list.items[i].text());
  }
  return texts;
}

function orderly(path: string): bool {
  if (path == '' || path.includes('..') || path.includes('//')) {
    return false;
  }
  for (let i = 0; i < path.length; i++) {
    const code = path.charCodeAt(i);
    if (code <= 0x20 || code > 0x7e || '"#<>\\^`{|}'.includes(path.charAt(i))) {
      return false;
    }
  }
  return true;
}

function trimmed(path: string): string {
  let from = 0;
  let to = path.length;
  while (from < to && path.charCodeAt(from) == 0x2f) {
    from++;
  }
  while (to > from && path.charCodeAt(to - 1) == 0x2f) {
    to--;
  }
  return path.substring(from, to);
}

function trouble(title: string, detail: string): Fetched {
  return new Fetched(null, '', title, detail);
}

function result(result: string, evidence: string, value: i32): string {
  return group([
    'result', quoted(result),
    'evidence', evidence == '' ? '' : quoted(evidence),
    'value', value < 0 ? '' : value.toString(),
  ]);
}

function told(one: string, many: string, count: i32, lines: string[]): string {
  const more = count > lines.length ? '\n- …' : '';
  return (count == 1 ? one : say(many, count.toString())) + '\n\n' + lines.join('\n') + more;
}

function line(what: string, detail: string): string {
  return '- ' + plain(cut(what.trim())) + (detail == '' ? '' : ': ' + plain(cut(detail)));
}

/** Days since 1970 of an instant in ISO 8601; 0 for what is none. */
function days(instant: string): i32 {
  let year = digits(instant.substring(0, 4));
  const month = digits(instant.substring(5, 7));
  const day = digits(instant.substring(8, 10));
  if (year < 1970 || month < 1 || month > 12 || day < 1) {
    return 0;
  }
  // Years begin in March, so that the day that comes and goes is the last.
  year -= month <= 2 ? 1 : 0;
  const era = year / 400;
  const ofEra = year - era * 400;
  const ofYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  return era * 146097 + ofEra * 365 + ofEra / 4 - ofEra / 100 + ofYear - 719468;
}

/** @return -1 for what is no number of at most nine digits */
function digits(text: string): i32 {
  let number = 0;
  for (let i = 0; i < text.length; i++) {
    const digit = text.charCodeAt(i) - 0x30;
    if (digit < 0 || digit > 9 || i > 8) {
      return -1;
    }
    number = number * 10 + digit;
  }
  return text.length == 0 ? -1 : number;
}

// Values of YAML that stand on a line: in quotes, in brackets, or bare.

export function closed(text) {
  return text[0] === '"' ? /^"(?:[^"\\]|\\.)*"\s*(?:#.*)?$/s.test(text) : /^'(?:[^']|'')*'\s*(?:#.*)?$/s.test(text);
}

export function balanced(text) {
  let depth = 0;
  const bare = text.replace(/"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'/g, '""');
  for (const one of bare) {
    depth += one === '[' || one === '{' ? 1 : one === ']' || one === '}' ? -1 : 0;
  }
  return depth <= 0;
}

export function scalar(text, refuse) {
  if (/^["']/.test(text)) {
    if (!closed(text)) {
      refuse('a quote is not closed');
    }
    const inner = text.replace(/\s+#[^"']*$/, '').slice(1, -1);
    return text[0] === "'" ? inner.replaceAll("''", "'") : unescaped(inner, refuse);
  }
  if (/^[[{]/.test(text)) {
    const flow = { text, at: 0, refuse };
    const value = flowValue(flow, 0);
    if (!/^\s*(#.*)?$/s.test(text.slice(flow.at))) {
      refuse('something follows a closed bracket');
    }
    return value;
  }
  return plainValue(text.replace(/\s+#.*$/s, '').trim());
}

function plainValue(text) {
  if (/^(null|Null|NULL|~|)$/.test(text)) {
    return null;
  }
  if (/^(true|True|TRUE|false|False|FALSE)$/.test(text)) {
    return text.toLowerCase() === 'true';
  }
  return /^[-+]?(0|[1-9][0-9]{0,14})$/.test(text) || /^[-+]?[0-9]+\.[0-9]+([eE][-+]?[0-9]+)?$/.test(text) ? Number(text) : text;
}

function unescaped(text, refuse) {
  const known = { n: '\n', t: '\t', r: '\r', '"': '"', '\\': '\\', '/': '/', ' ': ' ', 0: '\0', e: '\u001b' };
  return text.replace(/\\(x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|.)/gs, (_, code) =>
    code.length > 1 ? String.fromCharCode(parseInt(code.slice(1), 16)) : code in known ? known[code] : refuse(`\\${code} is not read here`),
  );
}

function flowValue(flow, depth) {
  const { text, refuse } = flow;
  if (depth > 40) {
    refuse('nested too deeply');
  }
  const skip = () => {
    while (/\s/.test(text[flow.at] || '')) {
      flow.at++;
    }
  };
  skip();
  const open = text[flow.at];
  if (open === '[' || open === '{') {
    const close = open === '[' ? ']' : '}';
    const list = [];
    const map = {};
    flow.at++;
    for (skip(); text[flow.at] !== close; skip()) {
      if (flow.at >= text.length) {
        refuse('a bracket is not closed');
      }
      const first = flowValue(flow, depth + 1);
      skip();
      if (open === '{') {
        if (text[flow.at] !== ':' || String(first) === '__proto__') {
          refuse('a name and a colon are expected');
        }
        flow.at++;
        map[String(first)] = flowValue(flow, depth + 1);
        skip();
      } else {
        list.push(first);
      }
      if (text[flow.at] === ',') {
        flow.at++;
      } else if (text[flow.at] !== close) {
        refuse('a comma is expected');
      }
    }
    flow.at++;
    return open === '[' ? list : map;
  }
  const rest = text.slice(flow.at);
  const quoted = /^"((?:[^"\\]|\\.)*)"|^'((?:[^']|'')*)'/s.exec(rest);
  if (quoted !== null) {
    flow.at += quoted[0].length;
    return quoted[1] === undefined ? quoted[2].replaceAll("''", "'") : unescaped(quoted[1], refuse);
  }
  const plain = /^(?:[^,[\]{}:]|:(?=[^\s,[\]{}]))*/s.exec(rest)[0];
  flow.at += plain.length;
  return plainValue(plain.trim());
}

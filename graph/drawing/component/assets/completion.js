// What may stand where the caret is: labels after a colon in ( ), relationship types in [ ], property names after a dot.

const KEYWORDS = ('MATCH|OPTIONAL MATCH|WHERE|RETURN|RETURN DISTINCT|WITH|ORDER BY|LIMIT|SKIP|UNWIND|AS|AND|OR|NOT|XOR|IN|'
  + 'IS NULL|IS NOT NULL|STARTS WITH|ENDS WITH|CONTAINS|DESC|ASC|UNION|UNION ALL|CASE|WHEN|THEN|ELSE|END|EXISTS { }|'
  + 'COUNT { }|CALL () { }|true|false|null').split('|');
const FUNCTIONS = ('count|collect|min|max|sum|avg|size|labels|type|keys|properties|coalesce|startNode|endNode|nodes|'
  + 'relationships|length|shortestPath|toLower|toUpper|trim|split|replace|substring|toString|toInteger|toFloat|head|last|'
  + 'range|reduce|date|any|all|none').split('|');

export function complete(context, words) {
  const before = context.state.sliceDoc(Math.max(0, context.pos - 2000), context.pos);
  if (quoted(before)) return null;
  const typed = before.match(/\w*$/)[0];
  const from = context.pos - typed.length;
  const left = before.slice(0, before.length - typed.length);
  if (/\.$/.test(left) && !/\.\.$/.test(left)) return found(from, words.properties, 'property');
  if (/[:|&!]\s*$/.test(left)) {
    const open = opened(left);
    if (open === '[') return found(from, words.types, 'relationship');
    if (open === '{') return null;
    return found(from, words.labels, 'label');
  }
  if (!context.explicit && typed.length < 2) return null;
  return {
    from,
    options: [
      ...KEYWORDS.map((label) => ({ label, boost: 1 })),
      ...FUNCTIONS.map((name) => ({ label: `${name}()`, apply: called(name) })),
    ],
    validFor: /^\w*$/,
  };
}

function found(from, names, detail) {
  return { from, options: names.map(([label, said]) => ({ label, detail: said || detail })), validFor: /^\w*$/ };
}

// The caret goes between the parentheses.
function called(name) {
  return (view, _, from, to) => {
    view.dispatch({ changes: { from, to, insert: `${name}()` }, selection: { anchor: from + name.length + 1 } });
  };
}

// The innermost bracket that is still open.
function opened(text) {
  const open = [];
  for (const mark of text.replace(/'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*"|\/\/[^\n]*/g, '')) {
    if ('([{'.includes(mark)) open.push(mark);
    else if (')]}'.includes(mark)) open.pop();
  }
  return open.pop() || '';
}

function quoted(text) {
  return /['"`]|\/\//.test(text.replace(/'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*"|`[^`]*`|\/\/[^\n]*\n/g, ''));
}

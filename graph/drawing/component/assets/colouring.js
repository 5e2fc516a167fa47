// What each word of a Cypher query is, for its colour. The mode that CodeMirror comes with takes n.name for a keyword.

const KEYWORDS = new Set(('all and any as asc ascending by call case contains count create delete desc descending detach '
  + 'distinct drop else end ends exists false foreach from in is limit load match merge none not null on optional or order '
  + 'remove return set single skip starts then true union unwind when where with xor yield').split(' '));

export const colouring = {
  name: 'cypher',
  startState: () => ({ inside: '', open: [], last: '' }),
  copyState: (state) => ({ ...state, open: [...state.open] }),
  token(stream, state) {
    if (state.inside) return rest(stream, state);
    if (stream.eatSpace()) return null;
    const last = state.last, in_ = state.open[state.open.length - 1];
    state.last = stream.peek();
    if (stream.match('//')) { stream.skipToEnd(); state.last = last; return 'comment'; }
    if (stream.match('/*')) { state.inside = '*/'; state.last = last; return rest(stream, state); }
    if (stream.match(/^['"]/)) { state.inside = state.last; return rest(stream, state); }
    if (stream.match(/^\$\w+/)) return 'variableName.special';
    if (stream.match(/^\d+(\.\d+)?([eE][-+]?\d+)?/)) return 'number';
    if (stream.match(/^`(?:``|[^`])*`?/) || stream.match(/^[\p{L}_][\p{L}\p{N}_]*/u)) {
      const word = stream.current();
      state.last = 'word';
      if (last === '.') return 'propertyName';
      if (':|&!'.includes(last || ' ') && in_ !== '{') return 'typeName';
      if (in_ === '{' && stream.match(/^\s*:/, false)) return 'propertyName';
      if (KEYWORDS.has(word.toLowerCase()) && !(/^(all|any|none|single|count)$/i.test(word) && stream.match(/^\s*\(/, false))) {
        return 'keyword';
      }
      return stream.match(/^\s*\(/, false) ? 'variableName.function' : 'variableName';
    }
    const mark = stream.next();
    if ('([{'.includes(mark)) state.open.push(subquery(mark, stream));
    else if (')]}'.includes(mark)) state.open.pop();
    return null;
  },
  languageData: { commentTokens: { line: '//', block: { open: '/*', close: '*/' } }, closeBrackets: { brackets: ['(', '[', '{', "'", '"', '`'] } },
};

// EXISTS { MATCH ... } and CALL (x) { ... } hold a query, not a map.
function subquery(mark, stream) {
  return mark === '{' && /(\b(exists|count|collect|call)\s*|call\s*\([^)]*\)\s*)\{$/i.test(stream.string.slice(0, stream.pos)) ? '' : mark;
}

// To the end of a string or comment that may go over several lines.
function rest(stream, state) {
  const end = state.inside, kind = end === '*/' ? 'comment' : 'string';
  while (!stream.eol()) {
    if (stream.match(end)) { state.inside = ''; break; }
    if (stream.next() === '\\' && kind === 'string') stream.next();
  }
  return kind;
}

// The Cypher editor: what is typed stays in the browser until it is run or saved.

import {
  Decoration, EditorState, EditorView, HighlightStyle, StateEffect, StateField, StreamLanguage, autocompletion,
  bracketMatching, closeBrackets, closeBracketsKeymap, completionKeymap, defaultKeymap, history, historyKeymap,
  indentLess, indentMore, keymap, lineNumbers, syntaxHighlighting, tags,
} from './codemirror.min.js';
import { colouring } from './colouring.js';
import { complete } from './completion.js';

const EDITORS = new WeakMap();
const DRAFT = 'concord-ask-draft';

export default function ({ parentElement, data, setStateValue }) {
  const root = parentElement.querySelector('.editor');
  if (!EDITORS.has(root)) EDITORS.set(root, new Editor(root, data));
  const editor = EDITORS.get(root);
  editor.tell = (act) => setStateValue('act', { ...act, session: data.session });
  editor.show(data);
  return () => setTimeout(() => { if (!root.isConnected) { editor.close(); EDITORS.delete(root); } });
}

// Every colour has a contrast of 4.5 to 1 or more on white.
const COLOURS = HighlightStyle.define([
  { tag: tags.keyword, color: '#12436D', fontWeight: '600' },
  { tag: tags.string, color: '#0E6E66' },
  { tag: tags.typeName, color: '#AE3E08' },
  { tag: [tags.number, tags.special(tags.variableName)], color: '#801650' },
  { tag: tags.function(tags.variableName), color: '#5B3E8C' },
  { tag: tags.comment, color: '#4A5560', fontStyle: 'italic' },
]);

const LOOKS = EditorView.theme({
  '&': { fontSize: '15px', color: '#14181D' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'ui-monospace, Menlo, Consolas, "DejaVu Sans Mono", monospace', lineHeight: '22px', minHeight: '158px', maxHeight: 'min(55vh, 520px)' },
  '.cm-content': { padding: '8px 0', caretColor: '#14181D' },
  '.cm-gutters': { background: '#F4F6F8', color: '#4A5560', border: '0' },
  '.cm-lineNumbers .cm-gutterElement': { minWidth: '28px' },
  '.cm-wrong': { textDecoration: 'underline wavy #801650 1.5px', textUnderlineOffset: '4px', background: '#FBEAF3' },
  '.cm-matchingBracket, &.cm-focused .cm-matchingBracket': { background: '#E8EEF4', outline: '1px solid #6B7782' },
  '.cm-nonmatchingBracket, &.cm-focused .cm-nonmatchingBracket': { background: '#FBEAF3' },
  '.cm-tooltip': { border: '1px solid #6B7782', background: '#fff' },
  '.cm-tooltip-autocomplete > ul > li': { padding: '3px 10px', lineHeight: '20px' },
  '.cm-tooltip-autocomplete > ul > li[aria-selected]': { background: '#12436D', color: '#fff' },
  '.cm-completionMatchedText': { fontWeight: '700' },
  '.cm-completionDetail': { color: 'inherit', fontStyle: 'normal', fontFamily: "'Source Sans 3', Arial, sans-serif" },
});

const wrong = StateEffect.define();
const marks = StateField.define({
  create: () => Decoration.none,
  update(found, transaction) {
    for (const effect of transaction.effects) if (effect.is(wrong)) return effect.value;
    return transaction.docChanged ? Decoration.none : found;
  },
  provide: (field) => EditorView.decorations.from(field),
});

class Editor {
  constructor(root, data) {
    this.root = root;
    this.n = 0;
    this.away = new AbortController();
    this.given = data.text;
    this.words = data.words;
    root.querySelector('#label').textContent = data.label;
    this.view = new EditorView({
      parent: root.querySelector('.area'),
      root: root.getRootNode(),
      state: EditorState.create({ doc: draft(data.text), extensions: this.extensions(data) }),
    });
    root.querySelector('.run').addEventListener('click', () => this.act('run'));
    root.querySelector('.save').addEventListener('click', () => this.act('save'));
    for (const button of root.querySelectorAll('.bar button')) button.disabled = false;  // before, a click was lost
    document.addEventListener('click', (event) => this.inserted(event), { signal: this.away.signal });
  }

  extensions(data) {
    return [
      lineNumbers(), history(), bracketMatching(), closeBrackets(), marks, LOOKS, syntaxHighlighting(COLOURS),
      StreamLanguage.define(colouring), EditorView.lineWrapping,
      autocompletion({ override: [(context) => complete(context, this.words)], icons: false }),
      EditorView.contentAttributes.of({
        'aria-label': `${data.label}. Control and Enter run it. Press Escape, then Tab, to leave.`,
        spellcheck: 'false', autocorrect: 'off', autocapitalize: 'off',
      }),
      EditorView.updateListener.of((update) => { if (update.docChanged) keep(this.given, this.text()); }),
      keymap.of([
        { key: 'Mod-Enter', run: () => this.act('run'), preventDefault: true },
        ...closeBracketsKeymap, ...completionKeymap, ...historyKeymap, ...defaultKeymap,
        { key: 'Tab', run: indentMore, shift: indentLess },
      ]),
    ];
  }

  text() { return this.view.state.doc.toString(); }

  // Another text comes only with another view: what the reader typed since is not lost to a run of the page.
  show(data) {
    this.words = data.words;
    this.root.querySelector('.save').hidden = !data.saves;
    if (data.text !== this.given) {
      this.given = data.text;
      if (data.text !== this.text()) {
        this.view.dispatch({ changes: { from: 0, to: this.view.state.doc.length, insert: data.text } });
      }
      keep(this.given, this.text());
    }
    if (this.text() === data.text) this.mark(data.mark);
  }

  mark(place) {
    const { doc } = this.view.state;
    if (!place || place.line > doc.lines) {
      this.view.dispatch({ effects: wrong.of(Decoration.none) });
      return;
    }
    const line = doc.line(place.line);
    const length = Math.max(1, place.length);
    let from = Math.min(line.from + place.column - 1, line.to);
    let to = Math.min(from + length, line.to);
    if (from === to) from = Math.max(line.from, to - 1);
    if (from === to) return;
    const found = Decoration.set([Decoration.mark({ class: 'cm-wrong' }).range(from, to)]);
    this.view.dispatch({ effects: wrong.of(found) });
  }

  act(what) {
    this.n = Math.max(this.n + 1, Date.now());
    const text = this.text();
    if (what === 'run') {
      this.given = text;
      keep(text, text);
    }
    this.tell({ do: what, text, n: this.n });
    return true;
  }

  // A name of the schema beside the editor goes where the caret is.
  inserted(event) {
    const button = event.target.closest ? event.target.closest('[data-insert]') : null;
    if (!button) return;
    event.preventDefault();
    const { from, to } = this.view.state.selection.main;
    const insert = button.dataset.insert;
    this.view.dispatch({ changes: { from, to, insert }, selection: { anchor: from + insert.length }, scrollIntoView: true });
    this.view.focus();
  }

  close() {
    this.away.abort();
    this.view.destroy();
  }
}

// A draft outlives a visit to another page, in this tab alone.
function keep(given, text) {
  try {
    if (given === text) sessionStorage.removeItem(DRAFT); else sessionStorage.setItem(DRAFT, JSON.stringify({ given, text }));
  } catch { /* storage is shut: the draft lives as long as the page */ }
}

function draft(given) {
  try {
    const kept = JSON.parse(sessionStorage.getItem(DRAFT));
    return kept && kept.given === given && typeof kept.text === 'string' ? kept.text : given;
  } catch {
    return given;
  }
}

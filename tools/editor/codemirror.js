// What the editor of the Ask page takes of CodeMirror; bundled into graph/drawing/component/assets/codemirror.min.js.

export { EditorState, StateEffect, StateField } from '@codemirror/state';
export { Decoration, EditorView, keymap, lineNumbers } from '@codemirror/view';
export { defaultKeymap, history, historyKeymap, indentLess, indentMore } from '@codemirror/commands';
export { HighlightStyle, StreamLanguage, bracketMatching, syntaxHighlighting } from '@codemirror/language';
export { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from '@codemirror/autocomplete';
export { tags } from '@lezer/highlight';

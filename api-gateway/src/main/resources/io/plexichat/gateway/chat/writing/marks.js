// Changes a text field so that the browser can undo it.

/** Puts text where the cursor is. */
export function insert(field, text) {
  field.focus();
  // The one way that keeps what the browser can undo.
  if (!document.execCommand('insertText', false, text)) {
    field.setRangeText(text, field.selectionStart, field.selectionEnd, 'end');
    field.dispatchEvent(new Event('input', { bubbles: true }));
  }
}

/** Puts marks around what is selected. */
export function wrap(field, mark) {
  const { selectionStart, selectionEnd, value } = field;
  const selected = value.slice(selectionStart, selectionEnd);
  insert(field, `${mark}${selected}${mark}`);
  field.setSelectionRange(selectionStart + mark.length, selectionEnd + mark.length);
}

/** Puts text in place of a part. */
export function replace(field, start, end, text) {
  field.focus();
  field.setSelectionRange(start, end);
  insert(field, text);
}

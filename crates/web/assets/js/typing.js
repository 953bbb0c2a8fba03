// While the page waits for the letter after "g", no letter means anything else.
export const going = { on: false };

// Whether a key pressed now belongs to words that somebody is writing, to a command of the browser, or to an open
// dialog. Then it is none of ours.
const WRITES = "input:not([type=radio], [type=checkbox], [type=button], [type=submit]), textarea, select, [contenteditable]";

export function isTyping(event) {
  return (
    event.defaultPrevented ||
    event.isComposing ||
    event.repeat ||
    event.ctrlKey ||
    event.metaKey ||
    event.altKey ||
    Boolean(event.target.closest?.(WRITES)) ||
    Boolean(document.querySelector("dialog[open]"))
  );
}

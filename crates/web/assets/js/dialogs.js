// Dialogs: <button data-opens="ID"> opens <dialog id="ID">; a form with method="dialog", Escape or a press beside the
// dialog closes it. Without a script such a button should be a link to a page with the same content.
export function openDialog(id) {
  const dialog = document.getElementById(id);
  if (!(dialog instanceof HTMLDialogElement)) return false;
  if (!dialog.open) dialog.showModal();
  return true;
}

document.addEventListener("click", (event) => {
  const opener = event.target.closest?.("[data-opens]");
  if (opener && openDialog(opener.dataset.opens)) event.preventDefault();
  // Only the backdrop belongs to the dialog itself and lies outside its box.
  else if (event.target instanceof HTMLDialogElement && isOutside(event.target.getBoundingClientRect(), event)) event.target.close();
});

// A page that is left keeps no open dialog for the way back.
document.addEventListener("turbo:before-cache", () => {
  for (const dialog of document.querySelectorAll("dialog[open]")) dialog.close();
});

function isOutside(box, { clientX, clientY }) {
  return clientX < box.left || clientX > box.right || clientY < box.top || clientY > box.bottom;
}

// Something small beside what it belongs to: one at a time, closed by Esc, by a click elsewhere and when it is done.

let open = null;

/** @param {Element} anchor the focus goes back there */
export function openPopover(anchor, content, label) {
  closePopover();
  const box = document.createElement('div');
  box.className = 'popover';
  box.setAttribute('role', 'dialog');
  box.setAttribute('aria-label', label);
  box.append(content);
  document.body.append(box);
  place(box, anchor.getBoundingClientRect());
  open = { box, anchor };
  box.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') {
      event.stopPropagation();
      closePopover(true);
    }
  });
  (box.querySelector('[autofocus], input, button') ?? box).focus({ preventScroll: true });
  return box;
}

export function closePopover(returnsFocus = false) {
  if (open) {
    const { box, anchor } = open;
    open = null;
    box.remove();
    if (returnsFocus && anchor.isConnected) {
      anchor.focus({ preventScroll: true });
    }
  }
}

/** Under the anchor or over it, and never beyond the window. */
function place(box, anchor) {
  const { width, height } = box.getBoundingClientRect();
  const below = anchor.bottom + 6;
  const top = below + height <= innerHeight - 8 ? below : Math.max(8, anchor.top - height - 6);
  const wanted = anchor.left < innerWidth / 2 ? anchor.left : anchor.right - width;
  const left = Math.max(8, Math.min(wanted, innerWidth - width - 8));
  box.style.top = `${top}px`;
  box.style.left = `${left}px`;
}

addEventListener('pointerdown', (event) => {
  if (open && !open.box.contains(event.target) && !open.anchor.contains(event.target)) {
    closePopover();
  }
}, true);
addEventListener('resize', () => closePopover());

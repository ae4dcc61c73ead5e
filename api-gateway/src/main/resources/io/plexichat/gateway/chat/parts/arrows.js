// Arrow keys move the focus within a list or a grid.

/**
 * @param {Element} container
 * @param {string} selector of what takes the focus
 * @param {{columns?: number, before?: function(), sideways?: boolean}} options "before" is where the first one's upward arrow leads
 */
export function arrows(container, selector, { columns = 1, before = null, sideways = columns > 1 } = {}) {
  container.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    const steps = {
      ArrowDown: columns, ArrowUp: -columns, Home: -Infinity, End: Infinity,
      ...(sideways ? { ArrowRight: 1, ArrowLeft: -1 } : {}),
    };
    const step = steps[event.key];
    const all = [...container.querySelectorAll(selector)].filter((each) => each.checkVisibility());
    const from = all.indexOf(event.target.closest(selector));
    if (step === undefined || from < 0) {
      return;
    }
    event.preventDefault();
    if (from + step < 0 && before && event.key === 'ArrowUp') {
      before();
      return;
    }
    const target = all[Math.min(Math.max(from + step, 0), all.length - 1)];
    target.focus();
    target.scrollIntoView({ block: 'nearest' });
  });
}

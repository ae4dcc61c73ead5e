// Light or dark: as the system says, until one chooses.

const KEY = 'plexichat.theme';
const systemDark = matchMedia('(prefers-color-scheme: dark)');

export const theme = () => document.documentElement.dataset.theme ?? (systemDark.matches ? 'dark' : 'light');

/** The other one. What the system says too is not kept, so that the page follows it again. */
export function nextTheme() {
  const wanted = theme() === 'dark' ? 'light' : 'dark';
  if (wanted === (systemDark.matches ? 'dark' : 'light')) {
    delete document.documentElement.dataset.theme;
    localStorage.removeItem(KEY);
  } else {
    document.documentElement.dataset.theme = wanted;
    localStorage.setItem(KEY, wanted);
  }
}

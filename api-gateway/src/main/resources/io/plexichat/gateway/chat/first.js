// Before anything is drawn: the chosen colours, so that nothing flashes. All else is in modules.
(function () {
  try {
    const theme = localStorage.getItem('plexichat.theme');
    if (theme === 'light' || theme === 'dark') {
      document.documentElement.dataset.theme = theme;
    }
  } catch {
    // Without storage the system's colours are used.
  }
})();

// Light or dark: as the system is, or as the reader chose; the address remembers the choice, nothing else does.

const systemDark = matchMedia("(prefers-color-scheme: dark)");
const themeButton = document.getElementById("theme");
const isDark = () => (state.theme === null ? systemDark.matches : state.theme === "dark");

/** Bring the page and the drawing in step with the theme. */
function showTheme() {
  if (state.theme === null) delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = state.theme;
  themeButton.setAttribute("aria-pressed", String(isDark()));
  themeColors.clear();
  repaint();
}

/** Choose the other theme; where that is the system's, the system decides again. */
function turnTheme() {
  const wanted = isDark() ? "light" : "dark";
  state.theme = (wanted === "dark") === systemDark.matches ? null : wanted;
  showTheme();
  remember();
}

themeButton.addEventListener("click", turnTheme);
systemDark.addEventListener("change", showTheme);

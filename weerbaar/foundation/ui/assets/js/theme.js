/* Before anything is drawn: light or dark, when the reader switched it here before. */
try {
  const chosen = localStorage.getItem("thema");
  if (chosen) document.documentElement.dataset.theme = chosen;
} catch {
  /* no storage: the system's own preference counts */
}

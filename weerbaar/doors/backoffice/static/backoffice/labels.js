// What Wagtail leaves without a name for who hears the page: the box to type tags in, the box of a long text, that of
// files, what opens over the page to choose from, how far a file is, and the buttons of a calendar.
const textOf = (place, selector) => place?.querySelector(selector)?.textContent.replace('*', '').trim()
const NAMES = [
  ['.tagit-new input', box => textOf(box.closest('.w-field__wrapper'), 'label') || 'Tags'],
  ['.public-DraftEditor-content', box =>
    textOf(box.closest('.w-field__wrapper'), 'label') || textOf(box.closest('.w-panel'), '.w-panel__heading') || 'Tekst'],
  ['#fileupload', () => 'Bestanden'],
  ['.modal[role=dialog]', dialog => textOf(dialog, 'h1, h2') || 'Kiezen'],
  ['.progress[aria-valuenow]', bar => { bar.setAttribute('role', 'progressbar'); return 'Voortgang' }],
  ['.xdsoft_prev', () => 'Eerder'],
  ['.xdsoft_today_button', () => 'Vandaag'],
  ['.xdsoft_next', () => 'Later'],
]

const nameAll = () => {
  for (const [selector, name] of NAMES) {
    for (const one of document.querySelectorAll(`${selector}:not([aria-label])`)) one.setAttribute('aria-label', name(one))
  }
}
new MutationObserver(nameAll).observe(document.documentElement, {
  attributeFilter: ['aria-valuenow'], childList: true, subtree: true,
})
nameAll()

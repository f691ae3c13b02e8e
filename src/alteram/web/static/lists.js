// Which documents a page lists, in order, so that the page of one of them can go to the next.

const KEPT = "alteram list";
const PATH = /^\/documents\/([^/#?]+)/;

export function keep() {
  const paths = new Set();
  for (const link of document.querySelectorAll('main a[href^="/documents/"]')) {
    const found = PATH.exec(link.getAttribute("href"));
    if (found) paths.add(`/documents/${found[1]}`);
  }
  if (paths.size) sessionStorage.setItem(KEPT, JSON.stringify([...paths]));
}

export function around(path) {
  let paths = [];
  try {
    paths = JSON.parse(sessionStorage.getItem(KEPT) || "[]");
  } catch {
    return null;
  }
  const at = paths.indexOf(path);
  return at < 0 ? null : { before: paths[at - 1], after: paths[at + 1], place: at + 1, of: paths.length };
}

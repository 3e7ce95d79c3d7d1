// Runs in the browser, as the value of page.evaluate: what a test wants to know of a page.
(() => {
  const parse = (color) => (color.match(/[\d.]+/g) ?? []).map(Number);

  // Relative luminance and contrast as WCAG 2 defines them.
  const luminance = (color) => {
    const [red, green, blue] = color.slice(0, 3).map((value) => {
      const part = value / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const ground = (element) => {
    if (element === null) return [255, 255, 255];
    const color = parse(getComputedStyle(element).backgroundColor);
    return color.length === 4 && color[3] === 0 ? ground(element.parentElement) : color;
  };
  const contrast = (element) => {
    const values = [luminance(parse(getComputedStyle(element).color)), luminance(ground(element))];
    return (Math.max(...values) + 0.05) / (Math.min(...values) + 0.05);
  };
  const ownText = (element) =>
    [...element.childNodes]
      .filter((node) => node.nodeType === Node.TEXT_NODE)
      .map((node) => node.textContent)
      .join('')
      .trim();

  const texts = [...document.querySelectorAll('body *')].filter(
    (element) => ownText(element) !== '' && element.getClientRects().length > 0,
  );
  const faintest = texts
    .map((element) => ({ ratio: contrast(element), text: ownText(element).slice(0, 80) }))
    .sort((a, b) => a.ratio - b.ratio)[0];
  const page = document.documentElement;
  return {
    texts: texts.length,
    overflow: page.scrollWidth - page.clientWidth,
    ground: getComputedStyle(document.body).backgroundColor,
    foreign: document.querySelectorAll('script[src], img, iframe, object, embed, link[rel=stylesheet]').length,
    firstHeadings: document.querySelectorAll('h1').length,
    faintest,
    bareTables: [...document.querySelectorAll('table')].filter(
      (table) =>
        table.querySelector('thead th[scope=col]') === null ||
        [...table.querySelectorAll('tbody tr')].some((row) => row.querySelector('th[scope=row]') === null),
    ).length,
  };
})();

// Draws the charts anew with Vega, so that a value can be asked who said it; the pictures from the server stay if it fails.
const dark = matchMedia("(prefers-color-scheme: dark)");
async function draw() {
  for (const place of document.querySelectorAll(".vega[data-spec]")) {
    const kept = place.innerHTML;
    try {
      const address = place.dataset.spec + (dark.matches ? "&theme=dark" : "");
      const specification = await (await fetch(address)).json();
      // As wide as there is room, in letters of one size; the picture, which cannot know that, is scrolled to.
      const fitted = { ...specification, width: "container", autosize: { type: "fit-x", contains: "padding" } };
      await window.vegaEmbed(place, fitted, {
        ast: true, actions: false, defaultStyle: false, renderer: "svg", tooltip: { disableDefaultStyle: true },
        loader: { http: false, load: () => Promise.reject(new Error("a chart loads nothing")) },
      });
      place.dataset.ready = "yes";
    } catch (error) {
      place.innerHTML = kept;
      place.dataset.ready = "no";
      place.dataset.error = String(error);
    }
  }
}
draw();
dark.addEventListener("change", draw);

/**
 * Shows a published article where this stands in another site's page:
 * <script src="https://desk.example/read/embed.js" data-article="ID" async></script>
 * The frame is as high as what it shows; without an answer from it, it keeps its first height and scrolls.
 */
(() => {
  const script = document.currentScript;
  if (!(script instanceof HTMLScriptElement)) return;
  const id = script.dataset["article"] ?? "";
  if (!/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(id)) return;
  const page = new URL(`${id.toLowerCase()}/embed/`, script.src);
  const frame = document.createElement("iframe");
  frame.src = page.href;
  frame.title = script.dataset["title"] ?? "Annotated article";
  frame.style.cssText = "display:block;box-sizing:border-box;inline-size:100%;block-size:40rem;border:0";
  addEventListener("message", ({ source, origin, data }) => {
    if (source !== frame.contentWindow || origin !== page.origin) return;
    const { height, reveal } = Object(data);
    if (height > 0 && height < 1e6) frame.style.blockSize = `${Math.ceil(height)}px`;
    if (Number.isFinite(reveal)) scrollTo({ top: scrollY + frame.getBoundingClientRect().top + reveal - 48 });
  });
  script.after(frame);
})();
